import type { Hit, Range } from '@/bridge/types'

/** A stretch of a passage to show, with the matches in it (UTF-16 units of `text`). */
export interface Stretch {
  text: string
  ranges: Range[]
  /** Words of the passage were left out before it. */
  cut: boolean
}

/** How many characters are shown on each side of a match. */
const around = 180

/** Cuts a passage to what surrounds its matches, at spaces; `more` says whether words follow the last stretch. */
export function stretches(
  text: string,
  matches: readonly Range[],
): { stretches: Stretch[]; more: boolean } {
  const windows: Range[] = []
  for (const { start, end } of matches.length ? matches : [{ start: 0, end: 0 }]) {
    const from = start <= around ? 0 : spaceBefore(text, start - around)
    const to = text.length - end <= around ? text.length : spaceAfter(text, end + around)
    const last = windows.at(-1)
    if (last && from <= last.end + 40) last.end = Math.max(last.end, to)
    else windows.push({ start: from, end: to })
  }
  return {
    stretches: windows.map(({ start, end }) => ({
      text: text.slice(start, end),
      ranges: matches
        .filter((r) => r.start >= start && r.end <= end)
        .map((r) => ({ start: r.start - start, end: r.end - start })),
      cut: start > 0,
    })),
    more: (windows.at(-1)?.end ?? 0) < text.length,
  }
}

function spaceBefore(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at)
  return at - space > 30 || space < 0 ? at : space + 1
}

function spaceAfter(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  return space - at > 30 || space < 0 ? at : space
}

/** Where a hit takes the reader: the passage of one of its matches in its testimony. */
export function placeOf(hit: Hit, match = 0): Range {
  const { start, end } = hit.matches[match] ?? { start: 0, end: hit.end - hit.start }
  if (hit.kind === 'memo' || hit.kind === 'code') return { start: hit.start, end: hit.end }
  return { start: hit.start + start, end: hit.start + end }
}

/** The quote that a hit is, or that the memo found is about; "" for none. */
export function quoteOf({ kind, owner, id }: Hit): string {
  return kind === 'quote' || (kind === 'memo' && owner === 'quote') ? id : ''
}
