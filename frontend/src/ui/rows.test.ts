import { expect, test } from 'vitest'
import { Rows } from './rows'

test('rows keep their places as heights become known', () => {
  const rows = new Rows(40_000, 50)
  expect(rows.total).toBe(2_000_000)
  expect(rows.at(125)).toBe(2)
  expect(rows.measure(1, 80)).toBe(30)
  expect(rows.measure(1, 80)).toBe(0)
  expect(rows.top(2)).toBe(130)
  expect(rows.at(129)).toBe(1)
  expect(rows.at(130)).toBe(2)
  expect(rows.total).toBe(2_000_030)
  expect(rows.at(1e9)).toBe(39_999)
})

test('the row found is the one that covers the distance', () => {
  const rows = new Rows(500, 40)
  for (let i = 0; i < 500; i += 7) rows.measure(i, 20 + (i % 90))
  for (let d = 0; d < rows.total; d += 13) {
    const i = rows.at(d)
    expect(rows.top(i)).toBeLessThanOrEqual(d)
    expect(rows.top(i + 1)).toBeGreaterThan(d)
  }
})

test('no rows', () => {
  const none = new Rows(0, 40)
  expect(none.total).toBe(0)
  expect(none.at(100)).toBe(0)
})
