import type { Coding } from '@/bridge/stancesBridge'
import type { Quote, Whose } from '@/bridge/types'

/**
 * Returns the quotes with the codings of some coders only: one's own, or those of the others.
 * A quote that keeps none goes, unless it carries no code and is of one of them. Nothing tells
 * who else coded it, nor, to who sees their own only, how often it is said in the quotes of all.
 */
export function whoseQuotes(quotes: Quote[], whose: Whose, me: string): Quote[] {
  if (whose === 'all' || !me) return quotes
  // What was just put is not stored yet, and mine.
  const wanted = (by: string) => (by === me || by === '') === (whose === 'mine')
  const ofThem = (coding: Coding): Coding[] => {
    const [by, ...also] = [coding.by, ...coding.also].filter(wanted)
    return by === undefined ? [] : [{ ...coding, by, also }]
  }
  return quotes.flatMap((quote) => {
    const by = wanted(quote.by) ? quote.by : ''
    const seen = { ...quote, by, said: whose === 'mine' ? 1 : quote.said }
    if (!quote.codes.length) return wanted(quote.by) ? [seen] : []
    const codings = quote.codings.flatMap(ofThem)
    const kept = new Set(codings.map((c) => c.code))
    const hidden = new Set(quote.codings.map((c) => c.code).filter((code) => !kept.has(code)))
    const codes = quote.codes.filter((c) => !hidden.has(c))
    return codes.length ? [{ ...seen, codes, codings }] : []
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
