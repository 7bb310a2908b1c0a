import { describe, expect, test } from 'vitest'
import type { Hit } from '@/bridge/types'
import { linesOf, sorted } from './kwic'

const hit = (text: string, word: string, over: Partial<Hit> = {}): Hit => ({
  kind: 'testimony',
  id: 't',
  owner: '',
  testimony: 't',
  title: '',
  start: 0,
  end: text.length,
  speaker: '',
  turn: 1,
  time: '',
  times: [],
  text,
  matches: [...text.matchAll(new RegExp(word, 'g'))].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  })),
  codes: [],
  ...over,
})

describe('a concordance', () => {
  test('has a line for each match, whose parts are the text', () => {
    const lines = linesOf([hit('je téléphone, il téléphone 😀 œuf', 'téléphone')])
    expect(lines.map((l) => l.left + l.word + l.right)).toEqual(
      Array(2).fill('je téléphone, il téléphone 😀 œuf'),
    )
    expect(lines[1]).toMatchObject({ left: 'je téléphone, il ', word: 'téléphone', match: 1 })
    expect(new Set(lines.map((l) => l.key)).size).toBe(2)
  })

  test('keeps a line a line', () => {
    expect(linesOf([hit('avant\n\nmot\r\naprès', 'mot')])[0]).toMatchObject({
      left: 'avant ',
      right: ' après',
    })
  })

  const lines = linesOf([
    hit('le bus Zoé', 'bus', { start: 30 }),
    hit('mon petit bus à', 'bus', { start: 20 }),
    hit('Un grand bus École', 'bus', { testimony: 'u', start: 10 }),
  ])
  const place = (id: string) => (id === 'u' ? 0 : 1)
  const order = (by: 'text' | 'left' | 'right') =>
    sorted(lines, by, place).map((l) => l.left.trim())

  test('is sorted by the word right before, accents and case aside', () =>
    expect(order('left')).toEqual(['Un grand', 'le', 'mon petit']))
  test('is sorted by the words after', () =>
    expect(order('right')).toEqual(['mon petit', 'Un grand', 'le']))
  test('is sorted by testimony and place', () =>
    expect(order('text')).toEqual(['Un grand', 'mon petit', 'le']))
})

test('each line has the time of its own match', () => {
  const two = hit('seule, puis seule encore', 'seule', { times: ['00:00:15', '00:00:19'] })
  expect(linesOf([two, hit('seule', 'seule')]).map((line) => line.time)).toEqual([
    '00:00:15',
    '00:00:19',
    '',
  ])
})
