import { hitKey } from '@/state/search.svelte'
import type { Hit, Range, SearchLine } from '@/bridge/types'

/** One match with its words on either side, in one line: a keyword in context. */
export interface Line {
  key: string
  hit: Hit
  /** Index in the hit's matches. */
  match: number
  /** When the match is heard, "" where not known. */
  time: string
  left: string
  word: string
  right: string
}

/** More words than the widest window shows on a side. */
const reach = 160

/** Returns lines as they are shown. */
export function linesOf(lines: readonly SearchLine[]): Line[] {
  return lines.map(({ hit, match }) => ({
    key: `${hitKey(hit)} ${match}`,
    hit,
    match,
    time: hit.times[match] ?? '',
    ...around(hit.text, hit.matches[match] ?? { start: 0, end: 0 }),
  }))
}

/** A match with its words on either side. */
export type Around = Pick<Line, 'left' | 'word' | 'right'>

/** Returns a range of a text with what stands on either side, each in one line. */
export function around(text: string, { start, end }: Range): Around {
  return {
    left: oneLine(text.slice(Math.max(0, start - reach), start)),
    word: oneLine(text.slice(start, end)),
    right: oneLine(text.slice(end, end + reach)),
  }
}

// Line ends and runs of blanks become one space, so that a line stays a line.
function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/[ \t]{2,}/g, ' ')
}
