import { expect, test } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import type { Quote } from '@/bridge/types'
import { keepWhose, keptWhose, whoseQuotes } from './whose'

async function quotes(): Promise<[Quote, Quote, Quote]> {
  const { quotes } = await new FakeBridge({ open: true }).quotes(everything)
  const [a, b, c] = quotes
  if (!a || !b || !c) throw new Error('too few quotes')
  const coding = (code: string, by: string, ...also: string[]) => ({
    code,
    by,
    also,
    auto: '',
    stances: [],
  })
  return [
    { ...a, codes: ['x', 'y'], codings: [coding('x', 'Zoé'), coding('y', 'Luc')] },
    { ...b, codes: ['x', 'new'], codings: [coding('x', 'Luc')] },
    { ...c, codes: [], codings: [], by: 'Luc' },
  ]
}

test('one sees everybody’s codings, one’s own, or those of the others', async () => {
  const all = await quotes()
  const codes = (whose: 'all' | 'mine' | 'others', me = 'Zoé') =>
    whoseQuotes(all, whose, me).map((q) => q.codes)
  expect(codes('all')).toEqual([['x', 'y'], ['x', 'new'], []])
  // What was just put is mine before it is stored.
  expect(codes('mine')).toEqual([['x'], ['new']])
  expect(codes('others')).toEqual([['y'], ['x', 'new'], []])
  expect(codes('mine', '')).toEqual(codes('all'))
})

test('what two people put is of both', async () => {
  const [a] = await quotes()
  const both = { code: 'x', by: 'Luc', also: ['Zoé'], auto: '', stances: [] }
  const quote = { ...a, codes: ['x'], codings: [both] }
  for (const whose of ['all', 'mine', 'others'] as const)
    expect(whoseQuotes([quote], whose, 'Zoé').map((q) => q.codes)).toEqual([['x']])
  expect(whoseQuotes([quote], 'mine', 'Ida')).toEqual([])
})

test('nothing tells who else coded, nor how often all quotes say it', async () => {
  const [a] = await quotes()
  const both = { code: 'x', by: 'Luc', also: ['Zoé'], auto: '', stances: [] }
  const quote = { ...a, by: 'Luc', said: 3, codes: ['x'], codings: [both] }
  const seen = (whose: 'mine' | 'others') => whoseQuotes([quote], whose, 'Zoé')[0]
  expect(seen('mine')).toMatchObject({ by: '', said: 1, codings: [{ by: 'Zoé', also: [] }] })
  expect(seen('others')).toMatchObject({ by: 'Luc', said: 3, codings: [{ by: 'Luc', also: [] }] })
})

test('whose codings are shown is kept for each project', () => {
  expect(keptWhose('p')).toBe('all')
  keepWhose('p', 'mine')
  expect([keptWhose('p'), keptWhose('q')]).toEqual(['mine', 'all'])
  keepWhose('p', 'all')
  expect(keptWhose('p')).toBe('all')
})
