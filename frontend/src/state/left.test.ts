import { beforeEach, expect, test } from 'vitest'
import { Left } from './left'

beforeEach(() => localStorage.clear())

test('a testimony opens where it was left, also after a restart', () => {
  new Left().set('t-1', 420)
  expect([new Left().get('t-1'), new Left().get('t-2')]).toEqual([420, 0])
  new Left().set('t-1', 0)
  expect(localStorage.length).toBe(0)
})
