import type { Quote, Range, Text } from '@/bridge/types'
import { clockAt } from '@/bridge/clock'
import { trimmed } from '@/domain/sentences'

/** A turn as a screen reader reads it: who, the words, and what is coded in it. */
export interface LinearTurn {
  /** From 1. */
  number: number
  speaker: string
  /** When it is heard in the recording, "" where not known. */
  time: string
  words: string
  /** Where the words stand in the testimony. */
  place: Range
  /** The quotes that begin in the turn. */
  quotes: Quote[]
}

/** Turns on a page. */
export const pageSize = 25

/** Returns a page (from 0) of a testimony's turns; a testimony without turns is read by paragraphs. */
export function linearPage(text: Text, quotes: readonly Quote[], page: number): LinearTurn[] {
  return spans(text)
    .slice(page * pageSize, (page + 1) * pageSize)
    .map(({ start, end, labelStart, speaker }, i) => {
      const place = trimmed(text.text, { start, end })
      return {
        number: page * pageSize + i + 1,
        speaker: text.testimony.speakers[speaker]?.name ?? '',
        time: clockAt(text.times, start, end),
        words: text.text.slice(place.start, place.end),
        place,
        quotes: quotes.filter((q) => q.start >= labelStart && q.start < end),
      }
    })
}

/** Returns how many pages a testimony has, at least 1. */
export function linearPages(text: Text): number {
  return Math.max(1, Math.ceil(spans(text).length / pageSize))
}

/** Returns the page (from 0) that a position of a testimony is on. */
export function pageOf(text: Text, position: number): number {
  const at = spans(text).findLastIndex((s) => s.labelStart <= position)
  return Math.floor(Math.max(0, at) / pageSize)
}

/** Returns the turns of a testimony, by which it is numbered; one without turns is cut into paragraphs. */
export function spans({ text, turns }: Text): Text['turns'] {
  if (turns.length) return turns
  return [...text.matchAll(/[^\n]*\S[^\n]*/g)].map(({ index, 0: line }) => ({
    labelStart: index,
    start: index,
    end: index + line.length,
    speaker: -1,
  }))
}
