import type { InsideRepeat, RepeatGroup } from '@/bridge/types'

/** The parts of the list, in their order. */
export type Part = 'review' | 'inside' | 'decided'

/** One line of the list at the left; the first line of a part carries its heading. */
export type Row = { id: string; part: Part; first: boolean } & (
  | { kind: 'group'; group: RepeatGroup }
  | { kind: 'inside'; inside: InsideRepeat }
  | { kind: 'fold' }
  | { kind: 'nothing' }
)

/** The line that folds and unfolds what was decided. */
export const foldId = 'decided'

/** Lays out the list: what is to review, what repeats inside a quote, what was decided (when unfolded). */
export function rowsOf(
  groups: readonly RepeatGroup[],
  inside: readonly InsideRepeat[],
  unfolded: boolean,
): Row[] {
  const review = groups.filter((g) => g.verdict === '')
  const decided = groups.filter((g) => g.verdict !== '')
  const rows: Row[] = review.map((group, i) => ({
    kind: 'group',
    id: group.id,
    part: 'review',
    first: i === 0,
    group,
  }))
  if (!review.length) rows.push({ kind: 'nothing', id: 'nothing', part: 'review', first: true })
  for (const [i, found] of inside.entries()) {
    const id = `inside ${found.quote.id}`
    rows.push({ kind: 'inside', id, part: 'inside', first: i === 0, inside: found })
  }
  if (decided.length) rows.push({ kind: 'fold', id: foldId, part: 'decided', first: true })
  for (const group of unfolded ? decided : [])
    rows.push({ kind: 'group', id: group.id, part: 'decided', first: false, group })
  return rows
}
