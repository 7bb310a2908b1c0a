import { expect, test } from 'vitest'
import { codePoint, visible } from './visible'

test('what reorders or hides is seen, at the same positions', () => {
  const text = 'a\u202Eb\u200Bc\u{E0041}d\u2069'
  expect(visible(text)).toBe('a▯b▯c▯▯d▯')
  expect(visible(text)).toHaveLength(text.length)
})

test('words in any script stay as they are', () => {
  for (const text of [
    'J’y vais « seule » — 😀',
    'می\u200cخواهم',
    '👩\u200d🌾',
    'e\u0301t\u00e9\u00a0\u202f!',
  ])
    expect(visible(text)).toBe(text)
})

test('a character is called by its number', () => {
  expect(codePoint(0x202e)).toBe('U+202E')
  expect(codePoint(0xad)).toBe('U+00AD')
})
