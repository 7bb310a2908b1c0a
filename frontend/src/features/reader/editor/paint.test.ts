import { expect, test } from 'vitest'
import { sameRanges, union } from './paint'

test('passages that touch or overlap become one tint', () => {
  const ranges = [
    { start: 0, end: 10 },
    { start: 2, end: 5 },
    { start: 10, end: 12 },
    { start: 20, end: 21 },
  ]
  expect(union(ranges)).toEqual([
    { start: 0, end: 12 },
    { start: 20, end: 21 },
  ])
  expect(ranges[0]).toEqual({ start: 0, end: 10 })
})

test('ranges are the same only in the same colours', () => {
  const red = [{ start: 0, end: 1, color: 'red' }]
  expect(sameRanges(red, [{ start: 0, end: 1, color: 'red' }])).toBe(true)
  expect(sameRanges(red, [{ start: 0, end: 1, color: 'blue' }])).toBe(false)
  expect(sameRanges(red, [])).toBe(false)
})
