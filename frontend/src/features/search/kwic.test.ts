import { describe, expect, test } from 'vitest'
import type { Hit } from '@/bridge/types'
import { linesOf } from './kwic'

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
  said: 1,
  people: 1,
  text,
  matches: [...text.matchAll(new RegExp(word, 'g'))].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  })),
  codes: [],
  ...over,
})

const each = (hit: Hit) => hit.matches.map((_, match) => ({ hit, match }))

describe('a concordance', () => {
  test('has a line for each match, whose parts are the text', () => {
    const lines = linesOf(each(hit('je téléphone, il téléphone 😀 œuf', 'téléphone')))
    expect(lines.map((l) => l.left + l.word + l.right)).toEqual(
      Array(2).fill('je téléphone, il téléphone 😀 œuf'),
    )
    expect(lines[1]).toMatchObject({ left: 'je téléphone, il ', word: 'téléphone', match: 1 })
    expect(new Set(lines.map((l) => l.key)).size).toBe(2)
  })

  test('keeps a line a line', () => {
    expect(linesOf(each(hit('avant\n\nmot\r\naprès', 'mot')))[0]).toMatchObject({
      left: 'avant ',
      right: ' après',
    })
  })
})

test('each line has the time of its own match', () => {
  const two = hit('seule, puis seule encore', 'seule', { times: ['00:00:15', '00:00:19'] })
  expect(linesOf([...each(two), ...each(hit('seule', 'seule'))]).map((line) => line.time)).toEqual([
    '00:00:15',
    '00:00:19',
    '',
  ])
})
