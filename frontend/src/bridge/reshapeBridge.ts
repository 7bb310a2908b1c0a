import type { Quote, Whose } from './types'

/**
 * What the interface asks of Go about the shape of quotes. With `whose` not "all", what others
 * coded stays as it is, and the answer has an ID of its own.
 */
export interface ReshapeBridge {
  /** Cuts a quote in two at a position of its testimony (UTF-16 units); the first part comes first. */
  splitQuote(quote: string, at: number, whose: Whose): Promise<Quote[]>
  /** Makes one quote of several of one testimony, with the words between. */
  mergeQuotes(quotes: string[], whose: Whose): Promise<Quote>
}
