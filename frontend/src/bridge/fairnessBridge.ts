import type { Quote } from './types'

/** How often somebody is heard, or something said. */
export interface Heard {
  /** Of the testimony, attribute or code; "" for a voice. */
  id: string
  name: string
  /** The testimony of a voice, the attribute of a group, the path of a code. */
  of: string
  /** Quotes of the collection. */
  here: number
  /** Coded quotes. */
  all: number
  /** The share in the collection over the share in what was coded. */
  quotient: number
  often: boolean
  missing: boolean
}

/** Who is heard in a collection, against what was coded. */
export interface Fairness {
  here: number
  all: number
  /** The codes that narrow what it is compared with; none for all that was coded. */
  codes: string[]
  voices: Heard[]
  testimonies: Heard[]
  groups: Heard[]
  categories: Heard[]
  /** Quotes that say what another one of the collection says. */
  repeats: number
}

/** A quote that is proposed in the place of one of a collection. */
export interface Swap {
  item: string
  out: Quote
  in: Quote
  /** That both carry. */
  code: string
  /** How many could stand there. */
  of: number
}

/** What the interface asks of Go about who a collection hears. */
export interface FairnessBridge {
  fairness(collection: string): Promise<Fairness>
  /** In the place of an item, or of the one that the rules choose for ""; null for none. */
  proposeSwap(collection: string, item: string, skip: string[]): Promise<Swap | null>
  swapItem(collection: string, item: string, quote: string): Promise<void>
}
