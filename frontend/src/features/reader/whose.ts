import type { Quote } from '@/bridge/types'

/**
 * Returns the quotes with the codings of some coders only: one's own, or those of the others.
 * A quote that keeps none goes, unless it carries no code and is of one of them.
 */
export function whoseQuotes(
  quotes: Quote[],
  whose: 'all' | 'mine' | 'others',
  me: string,
): Quote[] {
  if (whose === 'all' || !me) return quotes
  // What was just put is not stored yet, and mine.
  const wanted = (by: string) => (by === me || by === '') === (whose === 'mine')
  return quotes.flatMap((quote) => {
    if (!quote.codes.length) return wanted(quote.by) ? [quote] : []
    const codings = quote.codings.filter((c) => wanted(c.by))
    const hidden = new Set(quote.codings.filter((c) => !wanted(c.by)).map((c) => c.code))
    const codes = quote.codes.filter((c) => !hidden.has(c))
    return codes.length ? [{ ...quote, codes, codings }] : []
  })
}
