import type { Piece, Range } from '@/bridge/types'

/** Where the words of two quotes differ, in UTF-16 units of each text. */
export interface Marks {
  left: Range[]
  right: Range[]
}

/** Returns the ranges that stand in one text only, without the blanks around them. The pieces cover both texts. */
export function marksOf(pieces: readonly Piece[]): Marks {
  const marks: Marks = { left: [], right: [] }
  const at = { left: 0, right: 0 }
  for (const piece of pieces)
    for (const side of ['left', 'right'] as const) {
      const words = piece[side]
      const start = at[side]
      at[side] += words.length
      if (piece.kind === side && words.trim())
        marks[side].push({
          start: start + words.length - words.trimStart().length,
          end: start + words.trimEnd().length,
        })
    }
  return marks
}

/**
 * Returns the pieces of two texts that were cut short, of which the words after the last common ones
 * may stand in both.
 */
export function withoutEnd(pieces: readonly Piece[]): Piece[] {
  const last = pieces.findLastIndex((p) => p.kind === 'same')
  return pieces.map((p, i) => (i > last ? { kind: 'same', left: p.left, right: p.right } : p))
}

/** Returns the place in the queue to go to once a group has left it: the next one, else the one before. */
export function nextOf<T extends { id: string }>(queue: readonly T[], id: string): string {
  const at = queue.findIndex((g) => g.id === id)
  return (queue[at + 1] ?? queue[at - 1])?.id ?? ''
}
