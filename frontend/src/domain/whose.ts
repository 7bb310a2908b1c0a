import type { Quote } from '@/bridge/types'

/** Whose codings are shown. */
export type Whose = 'all' | 'mine' | 'others'

/**
 * Returns the quotes with the codings of some coders only: one's own, or those of the others.
 * A quote that keeps none goes, unless it carries no code and is of one of them.
 */
export function whoseQuotes(quotes: Quote[], whose: Whose, me: string): Quote[] {
  if (whose === 'all' || !me) return quotes
  // What was just put is not stored yet, and mine.
  const wanted = (by: string) => (by === me || by === '') === (whose === 'mine')
  return quotes.flatMap((quote) => {
    if (!quote.codes.length) return wanted(quote.by) ? [quote] : []
    const codings = quote.codings.filter((c) => [c.by, ...c.also].some(wanted))
    const hidden = new Set(quote.codings.filter((c) => !codings.includes(c)).map((c) => c.code))
    const codes = quote.codes.filter((c) => !hidden.has(c))
    return codes.length ? [{ ...quote, codes, codings }] : []
  })
}

const place = (project: string) => `florilege.whose.${project}`

/** Returns whose codings were shown of a project last. */
export function keptWhose(project: string): Whose {
  const kept = localStorage.getItem(place(project))
  return kept === 'mine' || kept === 'others' ? kept : 'all'
}

/** Keeps whose codings are shown of a project, for when it is opened again. */
export function keepWhose(project: string, whose: Whose): void {
  if (whose === 'all') localStorage.removeItem(place(project))
  else localStorage.setItem(place(project), whose)
}
