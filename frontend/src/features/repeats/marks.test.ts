import { describe, expect, test } from 'vitest'
import type { Piece } from '@/bridge/types'
import { marksOf, nextOf, withoutEnd } from './marks'

describe('the words that differ', () => {
  const pieces: Piece[] = [
    { kind: 'same', left: 'Sur un ', right: 'sur un ' },
    { kind: 'right', left: '', right: 'petit ' },
    { kind: 'same', left: 'papier, ', right: 'papier ' },
    { kind: 'left', left: 'elle disait rien, ', right: '' },
    { kind: 'same', left: 'elle était là', right: 'elle était là' },
  ]

  test('are marked in the text they stand in, and nowhere else', () => {
    const marks = marksOf(pieces)
    const words = (side: 'left' | 'right') => {
      const text = pieces.map((p) => p[side]).join('')
      return marks[side].map((r) => text.slice(r.start, r.end))
    }
    expect(words('left')).toEqual(['elle disait rien,'])
    expect(words('right')).toEqual(['petit'])
  })

  test('leave out the blanks around them', () => {
    const blanks: Piece[] = [
      { kind: 'same', left: 'a', right: 'A' },
      { kind: 'left', left: ' bc  ', right: '' },
      { kind: 'right', left: '', right: ' ' },
    ]
    expect(marksOf(blanks)).toEqual({ left: [{ start: 2, end: 4 }], right: [] })
  })
})

test('the queue moves on, or back at its end', () => {
  const queue = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  expect(nextOf(queue, 'a')).toBe('b')
  expect(nextOf(queue, 'c')).toBe('b')
  expect(nextOf([{ id: 'a' }], 'a')).toBe('')
})

test('of texts that were cut, what follows the last common words is not marked', () => {
  const pieces: Piece[] = [
    { kind: 'left', left: 'Alors ', right: '' },
    { kind: 'same', left: 'il pleut', right: 'il pleut' },
    { kind: 'right', left: '', right: ' encore' },
    { kind: 'left', left: ' et', right: '' },
  ]
  expect(marksOf(withoutEnd(pieces))).toEqual({ left: [{ start: 0, end: 5 }], right: [] })
})
