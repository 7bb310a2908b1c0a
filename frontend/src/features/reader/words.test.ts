import { describe, expect, test } from 'vitest'
import { cutAt, snap, snapEnd, wordAt, wordStep } from './words'

const text = 'Moi j’osais pas, l’aller-retour… cœur 👩‍🌾 fin'
const range = (words: string) => {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}
const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end)

describe('words', () => {
  test.each([
    ['osa', 'j’osais'],
    ['ais pa', 'j’osais pas'],
    [' pas', 'pas'],
    ['pas, l', 'pas, l’aller-retour'],
    ['ret', 'l’aller-retour'],
    ['œu', 'cœur'],
    ['Moi', 'Moi'],
    [', ', ','],
  ])('%j snaps to %j', (dragged, wanted) => expect(words(snap(text, range(dragged)))).toBe(wanted))

  test('an empty or blank selection stays empty', () => {
    expect(snap(text, { start: 4, end: 4 })).toEqual({ start: 4, end: 4 })
    expect(snap(text, { start: 3, end: 4 })).toEqual({ start: 3, end: 3 })
  })

  test('a selection never cuts a character in two', () => {
    const at = text.indexOf('👩')
    const { start, end } = snap(text, { start: at + 1, end: at + 3 })
    expect(text.charCodeAt(start) & 0xfc00).not.toBe(0xdc00)
    expect(text.charCodeAt(end) & 0xfc00).not.toBe(0xdc00)
  })

  test('the word at an edge is the one that begins there', () => {
    expect(words(wordAt(text, text.indexOf('pas')))).toBe('pas')
    expect(words(wordAt(text, text.indexOf(',') + 1))).toBe('')
  })

  test.each([
    ['ose a start in the first half of a word', 'start', 'j’o', 'j’osais'],
    ['a start in its second half', 'start', 'j’osai', 'pas'],
    ['a start in the last word', 'start', 'fi', 'fin'],
    ['a start between words', 'start', ', l', 'l’aller-retour'],
  ] as const)('%s', (_, side, before, wanted) => {
    const at = text.indexOf(before) + before.length
    expect(text.slice(snapEnd(text, at, side)).startsWith(wanted)).toBe(true)
  })

  test.each([
    ['an end in the second half of a word', 'pa', 'pas'],
    ['an end in its first half', 'j’o', 'Moi'],
    ['an end after a comma', 'pas,', 'pas,'],
    ['an end before a comma', 'pas', 'pas'],
  ])('%s', (_, before, wanted) => {
    const at = text.indexOf(before) + before.length
    expect(text.slice(0, snapEnd(text, at, 'end')).endsWith(wanted)).toBe(true)
  })

  test('a quote is cut before the word at the caret, never inside of it', () => {
    const at = text.indexOf('osais')
    expect(text.slice(cutAt(text, at))).toMatch(/^j’osais/)
    expect(cutAt(text, text.indexOf('pas'))).toBe(text.indexOf('pas'))
    expect(cutAt(text, text.indexOf(', l'))).toBe(text.indexOf(', l'))
  })

  test('steps go from word to word', () => {
    expect(wordStep(text, 0, true)).toBe(3)
    // Elided and compound words are one here as they are for the mouse.
    expect(text.slice(3, wordStep(text, 3, true))).toBe(' j’osais')
    const trip = text.indexOf('l’aller')
    expect(wordStep(text, text.indexOf('…'), false)).toBe(trip)
    expect(wordStep(text, text.length, false)).toBe(text.length - 3)
    expect(wordStep(text, 0, false)).toBe(0)
  })
})
