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
  /** Others who put the same code there, each by themselves. */
  also: string[]
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

/** How two people put one code, in characters. */
export interface CodeAgreement {
  code: string
  both: number
  onlyA: number
  onlyB: number
  /** Cohen's kappa, from -1 to 1; 0 where there is none. */
  kappa: number
  /** Whether there is one. */
  known: boolean
}

/** How two people coded the same testimonies. */
export interface Agreement {
  /** That both put a code in: only these are compared. */
  testimonies: number
  characters: number
  /** The codes that either put, in the order of the tree. */
  codes: CodeAgreement[]
  all: CodeAgreement
}

/** What the interface asks of Go about what codings say, and who put them. */
export interface StancesBridge {
  dimensions(): Promise<Dimension[]>
  /** Writes them; those without an ID are new. */
  setDimensions(list: Dimension[]): Promise<void>
  /** Says where a coding stands in a dimension, "" for nowhere. */
  setStance(quote: string, code: string, dimension: string, value: string): Promise<Quote>
  coders(): Promise<Coders>
  /** Compares what two people coded. */
  agreement(first: string, second: string): Promise<Agreement>
}
