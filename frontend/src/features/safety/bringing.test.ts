import { expect, test } from 'vitest'
import type { Comparison, Difference, DifferenceGroup } from '@/bridge/types'
import { Bringing, canCome } from './bringing.svelte'

const record = (
  id: string,
  there: Difference['there'],
  here: Difference['here'] = '',
): Difference => ({
  id,
  name: id,
  in: '',
  here,
  there,
  erased: false,
  fields: [],
})

const quotes: DifferenceGroup = {
  side: 'there',
  kind: 'quotes',
  total: 10,
  added: 9,
  gone: 1,
  first: [record('q1', 'added'), record('q2', 'changed'), record('q3', 'removed')],
}
const codes: DifferenceGroup = {
  ...quotes,
  kind: 'codes',
  total: 1,
  gone: 0,
  first: [record('c', 'added')],
}
const both: DifferenceGroup = {
  ...quotes,
  side: 'both',
  total: 1,
  first: [record('b', 'changed', 'changed')],
}
const here: DifferenceGroup = { ...quotes, side: 'here', first: [record('h', '', 'added')] }
const erasures: DifferenceGroup = { ...codes, kind: 'erasures' }

const one = (group: DifferenceGroup, i: number) => group.first[i] as Difference

const wants = () =>
  new Bringing({
    groups: [quotes, codes, both, here, erasures],
    seen: '7 x',
  } as unknown as Comparison)

test('all that only the other has comes, and nothing that it removed', () => {
  const b = wants()
  expect(b.count).toBe(10)
  expect(b.wanted).toEqual({ seen: '7 x', leaveKinds: [], leave: [], take: [] })
  expect([quotes, codes, both, here, erasures].map((g) => canCome(g))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
  expect(quotes.first.map((d) => canCome(quotes, d))).toEqual([true, true, false])
})

test('a tick is taken off one record, or off a kind', () => {
  const b = wants()
  b.tick(quotes, one(quotes, 0), false)
  expect([b.count, b.ofGroup(quotes), b.has(quotes, one(quotes, 0))]).toEqual([9, 'some', false])
  expect(b.wanted.leave).toEqual([{ kind: 'quotes', id: 'q1' }])
  b.tickGroup(quotes, false)
  expect([b.count, b.ofGroup(quotes)]).toEqual([1, 'none'])
  expect(b.wanted).toMatchObject({ leaveKinds: ['quotes'], leave: [] })
  // One alone of a kind that was left: those out of view stay behind.
  b.tick(quotes, one(quotes, 1), true)
  expect([b.count, b.ofGroup(quotes)]).toEqual([2, 'some'])
  expect(b.wanted).toMatchObject({ leaveKinds: ['quotes'], take: [{ kind: 'quotes', id: 'q2' }] })
  b.tick(quotes, one(quotes, 1), false)
  expect(b.ofGroup(quotes)).toBe('none')
  b.tickGroup(quotes, true)
  expect([b.count, b.ofGroup(quotes)]).toEqual([10, 'all'])
})

test('of what both changed, the other’s is taken only where one says so', () => {
  const b = wants()
  expect(b.takes(both, one(both, 0))).toBe(false)
  b.choose(both, one(both, 0), true)
  expect([b.count, b.takes(both, one(both, 0))]).toEqual([11, true])
  expect(b.wanted.take).toEqual([{ kind: 'quotes', id: 'b' }])
  b.choose(both, one(both, 0), false)
  expect(b.count).toBe(10)
})
