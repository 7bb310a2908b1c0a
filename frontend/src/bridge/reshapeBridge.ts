import type { Quote } from './types'

/** What the interface asks of Go about the shape of quotes. */
export interface ReshapeBridge {
  /** Cuts a quote in two at a position of its testimony (UTF-16 units); the first part comes first. */
  splitQuote(quote: string, at: number): Promise<Quote[]>
  /** Makes one quote of several of one testimony, with the words between. */
  mergeQuotes(quotes: string[]): Promise<Quote>
}
