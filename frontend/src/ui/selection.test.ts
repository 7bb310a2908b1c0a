import { expect, test } from 'vitest'
import { Selection } from './selection.svelte'

const order = ['a', 'b', 'c', 'd', 'e']

test('items go in and out one by one', () => {
  const chosen = new Selection()
  chosen.toggle('b')
  chosen.toggle('d')
  chosen.toggle('b')
  expect(chosen.keys).toEqual(['d'])
})

test('a stretch begins at the last item touched, whichever way it goes', () => {
  const chosen = new Selection()
  chosen.stand('d')
  chosen.stretch('b', order)
  expect(chosen.keys).toEqual(['b', 'c', 'd'])
  chosen.stretch('e', order)
  expect(chosen.size).toBe(4)
  expect(chosen.has('a')).toBe(false)
})

test('a stretch without a beginning takes its end alone', () => {
  const chosen = new Selection()
  chosen.stretch('c', order)
  expect(chosen.keys).toEqual(['c'])
})

test('choosing all replaces what was chosen', () => {
  const chosen = new Selection()
  chosen.toggle('gone')
  chosen.replace(order)
  expect(chosen.keys).toEqual(order)
  chosen.clear()
  expect(chosen.size).toBe(0)
})
