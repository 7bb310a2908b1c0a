import { describe, expect, test } from 'vitest'
import { sentences } from '@/domain/sentences'
import type { Hit } from '@/bridge/types'
import { targetsOf } from './codeHits'
import { placeOf, stretches } from './passages'

const hit = (over: Partial<Hit>): Hit => ({
  kind: 'testimony',
  id: 't',
  owner: '',
  testimony: 't',
  title: '',
  start: 100,
  end: 200,
  speaker: '',
  turn: 1,
  time: '',
  times: [],
  said: 1,
  people: 1,
  text: '',
  matches: [],
  codes: [],
  ...over,
})

describe('what is shown of a long passage', () => {
  const filler = 'mot '.repeat(200)
  const text = `${filler}PREMIER ${filler}SECOND fin`
  const at = (word: string) => ({
    start: text.indexOf(word),
    end: text.indexOf(word) + word.length,
  })

  test('is what surrounds the matches, which stay on their letters', () => {
    const { stretches: shown, more } = stretches(text, [at('PREMIER'), at('SECOND')])
    expect(shown).toHaveLength(2)
    const marked = shown.flatMap((s) => s.ranges.map((r) => s.text.slice(r.start, r.end)))
    expect(marked).toEqual(['PREMIER', 'SECOND'])
    expect(shown.every((s) => s.cut)).toBe(true)
    expect(more).toBe(false)
    expect(shown[0]?.text.startsWith('mot ')).toBe(true)
  })

  test('a short passage stays whole', () => {
    const { stretches: shown } = stretches('Et le téléphone ?', [{ start: 6, end: 15 }])
    expect(shown).toEqual([
      { text: 'Et le téléphone ?', ranges: [{ start: 6, end: 15 }], cut: false },
    ])
  })
})

test('a match leads to its own letters, a memo to its quote', () => {
  const matches = [{ start: 5, end: 9 }]
  expect(placeOf(hit({ matches }))).toEqual({ start: 105, end: 109 })
  expect(placeOf(hit({ kind: 'memo', matches }))).toEqual({ start: 100, end: 200 })
})

test('coding hits touches each sentence and each quote once', () => {
  const text = 'Je téléphone. Tu téléphones et il téléphone.'
  const matches = [...text.matchAll(/téléphones?/g)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }))
  const passage = hit({ text, matches })
  const quote = hit({ kind: 'quote', id: 'q', text, matches })
  const found = [passage, quote].flatMap((h) => matches.map((_, match) => ({ hit: h, match })))
  const around = (words: string, at: { start: number; end: number }) =>
    sentences(words).find((s) => s.start <= at.start && at.end <= s.end) ?? at
  const { quotes, passages } = targetsOf(
    [...found, { hit: hit({ kind: 'code' }), match: 0 }],
    around,
  )
  expect(quotes).toEqual(['q'])
  expect(passages.map((p) => p.text)).toEqual(['Je téléphone.', 'Tu téléphones et il téléphone.'])
  expect(passages[1]).toMatchObject({ testimony: 't', start: 114, end: 144 })
})
