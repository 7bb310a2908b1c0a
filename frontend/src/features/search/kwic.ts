import type { Hit, Range } from '@/bridge/types'
import { fold } from '@/ui/match'
import { hitKey } from './passages'

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

/** What the lines of a concordance are sorted by; "text" is the order of the testimonies. */
export type Order = 'text' | 'left' | 'word' | 'right'

/** More words than the widest window shows on a side. */
const reach = 160

/** Returns a line for each match of each hit, in the order of the hits. */
export function linesOf(hits: readonly Hit[]): Line[] {
  return hits.flatMap((hit) =>
    hit.matches.map(({ start, end }, match) => ({
      key: `${hitKey(hit)} ${match}`,
      hit,
      match,
      time: hit.times[match] ?? '',
      ...around(hit.text, { start, end }),
    })),
  )
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

/** Sorts lines: by the words right before the match (the nearest first), by the match, or by the words after it. */
export function sorted(
  lines: readonly Line[],
  order: Order,
  place: (testimony: string) => number,
): Line[] {
  const inText = (a: Line, b: Line) =>
    place(a.hit.testimony) - place(b.hit.testimony) ||
    a.hit.start - b.hit.start ||
    a.match - b.match
  if (order === 'text') return [...lines].sort(inText)
  const keyed = lines.map((line) => ({ line, by: sortKey(line, order) }))
  return keyed
    .sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : inText(a.line, b.line)))
    .map(({ line }) => line)
}

function sortKey(line: Line, order: Exclude<Order, 'text'>): string {
  const words = fold(line[order]).match(/[\p{L}\p{N}]+/gu) ?? []
  return (order === 'left' ? words.reverse() : words).join(' ')
}

// Line ends and runs of blanks become one space, so that a line stays a line.
function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/[ \t]{2,}/g, ' ')
}
