import type { Quote } from '@/bridge/types'

/** A passage to code, in UTF-16 units of its testimony, with its words to show meanwhile. */
export interface Passage {
  testimony: string
  start: number
  end: number
  text: string
}

/** Returns the quote that a passage is shown as until it is stored. */
export function draftOf(
  { testimony, start, end, text }: Passage,
  codes: string[],
  id: string,
): Quote {
  return {
    id,
    testimony,
    title: '',
    start,
    end,
    text,
    speaker: '',
    turn: 0,
    time: '',
    codes,
    codings: codes.map((code) => ({ code, by: '', also: [], auto: '', stances: [] })),
    memo: '',
    created: '',
    by: '',
    repeat: '',
    stands: false,
    said: 1,
    people: 1,
    collections: [],
    asked: false,
    consent: '',
    allowed: '',
  }
}

/** Puts a quote among others in the order of the text, in the place of what has its ID. */
export function insert(quotes: readonly Quote[], quote: Quote): Quote[] {
  const others = quotes.filter((q) => q.id !== quote.id)
  const after = others.findIndex(
    (q) => q.start > quote.start || (q.start === quote.start && q.end < quote.end),
  )
  others.splice(after < 0 ? others.length : after, 0, quote)
  return others
}
