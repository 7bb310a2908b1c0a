import type { Quote } from '@/bridge/types'

/** One code on one quote, as the margin draws it. */
export interface MarginCoding {
  key: string
  quote: Quote
  /** "" for a quote that carries no code. */
  code: string
}

/** Returns a bracket for each code of a quote; a quote without codes has one of its own. */
export function codingsOf(quote: Quote): MarginCoding[] {
  const codes = quote.codes.length ? quote.codes : ['']
  return codes.map((code) => ({ key: `${quote.id} ${code}`, quote, code }))
}
