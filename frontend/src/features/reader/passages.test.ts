import { expect, test } from 'vitest'
import { Passages } from './passages'

const text = 'Titre\n\nAmina : Oui. J’ai osé.\n\nBruno : Et moi ? Moi non.\n\nFin.'
const turn = (label: string, words: string, speaker: number) => {
  const labelStart = text.indexOf(label)
  const start = text.indexOf(words)
  return { labelStart, start, end: start + words.length, speaker }
}
const passages = new Passages({
  text,
  turns: [turn('Amina', 'Oui. J’ai osé.', 0), turn('Bruno', 'Et moi ? Moi non.', 1)],
})
const words = (range: { start: number; end: number } | null) =>
  range && text.slice(range.start, range.end)

test('turns and paragraphs are found, labels never', () => {
  expect(words(passages.blockAt(0))).toBe('Titre')
  expect(words(passages.blockAt(text.indexOf('osé')))).toBe('Oui. J’ai osé.')
  expect(words(passages.blockBeside(text.indexOf('osé'), true))).toBe('Et moi ? Moi non.')
  expect(words(passages.blockAt(text.length))).toBe('Fin.')
})

test('sentences follow one another across turns', () => {
  const walked: (string | null)[] = []
  for (let at = passages.sentenceAt(0); at.end;) {
    walked.push(words(at))
    const next = passages.after(at)
    if (!next) break
    at = next
  }
  expect(walked).toEqual(['Titre', 'Oui.', 'J’ai osé.', 'Et moi ?', 'Moi non.', 'Fin.'])
  const last = passages.sentenceAt(text.length)
  expect(words(passages.before(last))).toBe('Moi non.')
  expect(passages.before(passages.sentenceAt(0))).toBeNull()
})

test('a testimony without turns is read by paragraphs', () => {
  const bare = new Passages({ text: 'Un. Deux.\n\nTrois.', turns: [] })
  expect(bare.blockAt(4)).toEqual({ start: 0, end: 9 })
  expect(bare.after({ start: 4, end: 9 })).toEqual({ start: 11, end: 17 })
})

test('going from word to word never stops in the name of who speaks', () => {
  const after = (words: string) => text.indexOf(words) + words.length
  expect(passages.wordBeside(after('osé'), true)).toBe(after('Et'))
  expect(passages.wordBeside(text.indexOf('Et moi'), false)).toBe(text.indexOf('osé'))
  expect(passages.wordBeside(after('Titre'), true)).toBe(after('Oui'))
  expect(passages.wordBeside(text.length, true)).toBe(text.length)
  const name = text.indexOf('Bruno')
  expect(passages.snapEnd(name, 'end')).toBe(after('osé'))
  expect(passages.snapEnd(name + 4, 'end')).toBe(after('osé.'))
  expect(passages.snapEnd(name + 1, 'start')).toBe(text.indexOf('Et moi'))
})
