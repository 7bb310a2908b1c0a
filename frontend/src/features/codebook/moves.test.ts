import { describe, expect, test } from 'vitest'
import type { Code } from '@/bridge/types'
import { dropOn, familyOf, pin, stepOf } from './moves'

const code = (id: string, parent = ''): Code => ({
  id,
  parent,
  name: id,
  path: id,
  depth: 0,
  color: '#2a73b0',
  definition: '',
  memo: '',
  inclusion: '',
  exclusion: '',
  example: '',
  archived: false,
  quotes: 0,
  total: 0,
  once: 0,
  onceTotal: 0,
})
const codes = [code('a'), code('a1', 'a'), code('a2', 'a'), code('a21', 'a2'), code('b'), code('c')]

test('a family is a code with all those under it', () => {
  expect([...familyOf(codes, 'a')]).toEqual(['a', 'a1', 'a2', 'a21'])
})

describe('drops', () => {
  test.each([
    ['c', 'a', 'before', { parent: '', index: 0 }],
    ['a', 'b', 'after', { parent: '', index: 1 }],
    ['c', 'a', 'inside', { parent: 'a', index: 2 }],
    ['b', 'a1', 'after', { parent: 'a', index: 1 }],
    ['a', 'a21', 'inside', null],
    ['a', 'a', 'before', null],
    ['a', 'gone', 'before', null],
  ] as const)('%s %s %s', (id, target, zone, wanted) =>
    expect(dropOn(codes, id, target, zone)).toEqual(wanted),
  )
})

describe('keys', () => {
  test.each([
    ['b', 'ArrowUp', { parent: '', index: 0 }],
    ['b', 'ArrowDown', { parent: '', index: 2 }],
    ['a', 'ArrowUp', null],
    ['c', 'ArrowDown', null],
    ['b', 'ArrowRight', { parent: 'a', index: 2 }],
    ['a2', 'ArrowLeft', { parent: '', index: 1 }],
    ['b', 'ArrowLeft', null],
  ] as const)('%s %s', (id, key, wanted) => expect(stepOf(codes, id, key)).toEqual(wanted))
})

test('a digit holds one code, a code one digit', () => {
  expect(pin([], 'a', 2)).toEqual(['', 'a'])
  expect(pin(['', 'a'], 'a', 1)).toEqual(['a'])
  expect(pin(['a', 'b'], 'b', 1)).toEqual(['b'])
  expect(pin(['a', 'b'], 'b', 0)).toEqual(['a'])
})
