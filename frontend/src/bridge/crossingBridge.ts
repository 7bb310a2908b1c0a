import type { Condition, Group } from './typesPeople'

/** The codebook counted by what codings say in a dimension, in each group. */
export interface Crossing {
  /** One of all where there is no attribute. */
  groups: Group[]
  /** Coded quotes. */
  all: Crossed
  /** Those of which there is a quote, with the codes under them; in the order of the tree. */
  codes: { code: string; said: Crossed }[]
}

/**
 * Numbers of quotes by group and, in each, by value of the dimension; the last of a group is of
 * codings that say nothing in it.
 */
export interface Crossed {
  /** Each time. */
  each: number[][]
  /** Confirmed repeats counted once. */
  once: number[][]
}

/** What the interface asks of Go about cross tables. A dimension or attribute of "" is none. */
export interface CrossingBridge {
  /** `where`, if any, says which quotes. */
  crossing(dimension: string, attribute: string, where: Condition[]): Promise<Crossing>
  /** Asks where to write a table; "" where nowhere. */
  pickTable(title: string, name: string, format: 'csv' | 'xlsx'): Promise<string>
  /** Writes it to a path of pickTable. */
  exportCrossing(
    dimension: string,
    attribute: string,
    where: Condition[],
    once: boolean,
    path: string,
  ): Promise<void>
}
