import type { Code } from '@/bridge/types'
import { fold, match, type TextRange } from '@/ui/match'

/** A code that a query finds, with the ranges of its name that it found. */
export interface Ranked {
  code: Code
  ranges: TextRange[]
  /** Words of the definition that matched where the name did not, or "". */
  because: string
}

/** What comes first among equals. */
export interface Habits {
  /** IDs of the codes of the digits, in their order. */
  pinned: readonly string[]
  /** IDs of the codes put last, the newest first. */
  recent: readonly string[]
}

/**
 * Orders codes for a query: beginning of the name, of a word, inside, letters in their order
 * (« sdr » finds « Se débrouiller »), then the path and the definition. Pinned and recent codes lead.
 */
export function rankCodes(query: string, codes: readonly Code[], habits: Habits): Ranked[] {
  const habit = new Map<string, number>()
  for (const id of [...habits.recent, ...habits.pinned])
    if (!habit.has(id)) habit.set(id, habit.size - codes.length)
  return codes
    .flatMap((code, order) => {
      const found = find(query.trim(), code)
      return found ? [{ code, order: habit.get(code.id) ?? order, ...found }] : []
    })
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ code, ranges, because }) => ({ code, ranges, because }))
}

function find(
  query: string,
  code: Code,
): { rank: number; ranges: TextRange[]; because: string } | null {
  const inName = match(query, code.name)
  if (inName) return { ...inName, because: '' }
  const letters = subsequence(query, code.name)
  if (letters) return { rank: 20, ranges: letters, because: '' }
  if (match(query, code.path.replaceAll('/', ' '))) return { rank: 30, ranges: [], because: '' }
  const defined = match(query, code.definition)
  const first = defined?.ranges[0]
  if (!first || !startsWord(code.definition, first.start)) return null
  return { rank: 40, ranges: [], because: around(code.definition, first) }
}

// Finds the letters of a query in their order, each at the beginning of a word or right after the last.
function subsequence(query: string, name: string): TextRange[] | null {
  const letters = fold(query).replace(/\s/g, '')
  const folded = fold(name)
  if (letters.length < 2 || folded.length !== name.length) return null
  const ranges: TextRange[] = []
  let at = 0
  for (const letter of letters) {
    let found = folded.indexOf(letter, at)
    while (found > at && !startsWord(folded, found)) found = folded.indexOf(letter, found + 1)
    if (found < 0) return null
    ranges.push({ start: found, end: found + 1 })
    at = found + 1
  }
  return ranges[0] && startsWord(folded, ranges[0].start) ? ranges : null
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')
}

function around(text: string, { start, end }: TextRange): string {
  const from = start > 16 ? text.lastIndexOf(' ', start - 10) + 1 : 0
  const to = text.indexOf(' ', end + 8)
  return (from ? '… ' : '') + text.slice(from, to < 0 ? undefined : to) + (to < 0 ? '' : ' …')
}
