import type { Quote } from './types'

/** What a coding says in a dimension. */
export interface Stance {
  dimension: string
  value: string
}

/** A code on a quote, with who put it and what it says. */
export interface Coding {
  code: string
  by: string
  /** The kind of rule that put it, "" for a person. */
  auto: string
  stances: Stance[]
}

/** A way in which codings are qualified: direct or indirect… */
export interface Dimension {
  /** "" for a new one. */
  id: string
  name: string
  values: { id: string; name: string }[]
}

/** Those who put codes, and who this window codes as. */
export interface Coders {
  me: string
  names: string[]
}

/** What the interface asks of Go about what codings say, and who put them. */
export interface StancesBridge {
  dimensions(): Promise<Dimension[]>
  /** Writes them; those without an ID are new. */
  setDimensions(list: Dimension[]): Promise<void>
  /** Says where a coding stands in a dimension, "" for nowhere. */
  setStance(quote: string, code: string, dimension: string, value: string): Promise<Quote>
  coders(): Promise<Coders>
}
