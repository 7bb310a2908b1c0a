import { expect, test } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import type { Quote } from '@/bridge/types'
import { Repeats } from './repeats.svelte'

test('groups are of the quotes that are shown, and a decision is shown whole or not at all', async () => {
  const bridge = new FakeBridge({ open: true })
  const found = await bridge.repeats(0.5, [])
  const [pair, other] = found.groups
  const [first, last] = [pair?.quotes[0], pair?.quotes.at(-1)]
  const alien = other?.quotes[0]
  if (!pair || !first || !last || !alien) throw new Error('too few repeats')
  const groups = [
    pair,
    { ...pair, id: 'three', quotes: [alien, first, last], proposed: alien.id },
    { ...pair, id: 'linked', quotes: [first, last, alien], verdict: 'confirmed' as const },
    { ...pair, id: 'two', quotes: [first, alien] },
  ]
  bridge.repeats = () =>
    Promise.resolve({ groups, inside: [{ ...found.inside[0], quote: alien } as never] })
  const repeats = new Repeats(bridge)
  await repeats.load()
  expect(repeats.toReview).toHaveLength(3)
  expect(repeats.shown.inside).toHaveLength(1)
  repeats.seen = (quotes: Quote[]) => quotes.filter((q) => q.id !== alien.id)
  await repeats.load()
  expect(repeats.toReview.map((g) => g.id)).toEqual([pair.id, 'three'])
  expect(repeats.toReview[1]).toMatchObject({ quotes: [first, last], proposed: first.id })
  expect([repeats.decided, repeats.shown.inside]).toEqual([[], []])
})
