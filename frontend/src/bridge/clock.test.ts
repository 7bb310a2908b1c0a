import { expect, test } from 'vitest'
import { clock, clockAt } from './clock'

test('a time is read as hours, minutes and seconds', () => {
  expect([0, 999, 751_240, 359_999_000, 442_923_000, -5].map(clock)).toEqual([
    '00:00:00',
    '00:00:00',
    '00:12:31',
    '99:59:59',
    '123:02:03',
    '00:00:00',
  ])
})

test('a range is heard when its first words are', () => {
  const times = [
    { start: 6, end: 20, from: 1000, to: 4000 },
    { start: 20, end: 30, from: 4000, to: 4000 },
    { start: 40, end: 50, from: 9000, to: 9500 },
  ]
  const at = (start: number, end: number) => clockAt(times, start, end)
  expect(at(0, 6)).toBe('')
  expect(at(0, 7)).toBe('00:00:01')
  expect(at(19, 25)).toBe('00:00:01')
  expect(at(20, 21)).toBe('00:00:04')
  expect(at(30, 40)).toBe('')
  expect(at(30, 41)).toBe('00:00:09')
  expect(at(45, 99)).toBe('00:00:09')
  expect(at(50, 99)).toBe('')
  expect(at(25, 25)).toBe('')
  expect(clockAt([], 0, 9)).toBe('')
})
