import type { Quote, QuoteFilter } from './types'

/** A filter that a collection keeps. */
export interface KeptFilter {
  filter: QuoteFilter
  /** Words of a search that quotes must be found by, "" for none. */
  search: string
}

/** A list of offers: all of them by ID, the first of them with their words. */
export interface OfferList {
  ids: string[]
  quotes: Quote[]
}

/** What the filter that a collection keeps says of it today. */
export interface Offers {
  kept: KeptFilter | null
  /** They pass it, and are neither in the collection nor refused. */
  offered: OfferList
  refused: OfferList
  /** They came by it, and pass it no more. */
  gone: OfferList
  /** It names what is not there any more. */
  broken: boolean
  /** Its search may find more once the index is ready. */
  late: boolean
}

/** What the interface asks of Go about the filters that collections keep. */
export interface OffersBridge {
  offers(collection: string): Promise<Offers>
  /** Puts quotes into the collection, under their headings; answers how many are new. */
  acceptOffers(collection: string, quotes: string[]): Promise<number>
  refuseOffers(collection: string, quotes: string[]): Promise<void>
  /** Forgets that quotes were refused, all of them for []. */
  offerAgain(collection: string, quotes: string[]): Promise<void>
  /** Makes the collection offer what passes a filter; null for nothing any more. */
  keepFilter(collection: string, filter: QuoteFilter | null): Promise<void>
}
