// Matching as people type: accents, case and ligatures aside, each word on its own.

/** A half-open range of UTF-16 units. */
export interface TextRange {
  start: number
  end: number
}

/** Where a query was found in a text; a lower rank is a better match. */
export interface Match {
  rank: number
  ranges: TextRange[]
}

interface Folded {
  text: string
  /** For each unit of the folded text, the unit of the original it comes from. */
  from: number[]
}

/** Returns text without accents, case or ligatures: "Cœur Été" gives "coeur ete". */
export function fold(text: string): string {
  return foldWithMap(text).text
}

/**
 * Finds every word of the query in the text, in any order, or returns null. The start of
 * the text ranks before the start of a word, and that before the inside of a word.
 */
export function match(query: string, text: string): Match | null {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const folded = foldWithMap(text)
  const ranges: TextRange[] = []
  let rank = 0
  for (const word of words) {
    const at = bestPlace(folded.text, word)
    if (at < 0) return null
    rank += at === 0 ? 0 : startsWord(folded.text, at) ? 1 : 2
    ranges.push({
      start: folded.from[at] ?? 0,
      end: folded.from[at + word.length] ?? text.length,
    })
  }
  return { rank, ranges: ranges.sort((a, b) => a.start - b.start) }
}

/** Keeps the items whose text matches, best first and otherwise in their order. */
export function filterByText<T>(
  query: string,
  items: readonly T[],
  textOf: (item: T) => string,
): T[] {
  if (!query.trim()) return [...items]
  return items
    .flatMap((item, order) => {
      const found = match(query, textOf(item))
      return found ? [{ item, order, rank: found.rank }] : []
    })
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ item }) => item)
}

/** Cuts a text at its matched ranges, for emphasis; overlapping ranges are joined. */
export function cut(
  text: string,
  ranges: readonly TextRange[],
): { text: string; start: number; hit: boolean }[] {
  const pieces: { text: string; start: number; hit: boolean }[] = []
  let at = 0
  for (const { start, end } of ranges) {
    if (end <= at) continue
    const from = Math.max(start, at)
    if (from > at) pieces.push({ text: text.slice(at, from), start: at, hit: false })
    pieces.push({ text: text.slice(from, end), start: from, hit: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), start: at, hit: false })
  return pieces
}

const ligatures: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', '’': "'" }

function foldWithMap(text: string): Folded {
  let folded = ''
  const from: number[] = []
  let at = 0
  for (const char of text) {
    const lower = char.toLowerCase()
    const plain = ligatures[lower] ?? lower.normalize('NFD').replace(/\p{M}/gu, '')
    folded += plain
    for (let i = 0; i < plain.length; i++) from.push(at)
    at += char.length
  }
  return { text: folded, from }
}

function bestPlace(text: string, word: string): number {
  let first = -1
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (startsWord(text, at)) return at
    if (first < 0) first = at
  }
  return first
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')
}
