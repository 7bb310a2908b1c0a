import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { gathered } from './gathered'
import type { Change } from './types'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const change = (revision: number, ...records: Change['records']): Change => ({
  revision,
  origin: '',
  records,
})

test('changes of one moment are told as one, later ones as another', () => {
  const told: Change[] = []
  const { add, stop } = gathered((c) => told.push(c), 60)
  add(change(1, 'quotes'))
  vi.advanceTimersByTime(30)
  add(change(2, 'codes', 'quotes'))
  expect(told).toEqual([])
  vi.advanceTimersByTime(30)
  expect(told).toEqual([change(2, 'quotes', 'codes')])
  add(change(3, 'project'))
  vi.advanceTimersByTime(60)
  expect(told.at(-1)).toEqual(change(3, 'project'))
  add(change(4, 'codes'))
  stop()
  vi.advanceTimersByTime(60)
  expect(told).toHaveLength(2)
})
