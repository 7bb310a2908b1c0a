import type { Quote } from './types'

/** The columns of a results chain, in their order. */
export const chainColumns = ['action', 'result', 'impact'] as const

/** A column of a results chain: what was done, what came of it, what that changed. */
export type ChainColumn = (typeof chainColumns)[number]

/** A statement with the quotes that back it. */
export interface ChainCell {
  text: string
  quotes: Quote[]
}

/** A row of a results chain. */
export type ChainLink = { id: string } & Record<ChainColumn, ChainCell>

/** A cell as it is written; quotes by their IDs. */
export interface CellEdit {
  text: string
  quotes: string[]
}

/** A row as it is arranged; a new one has no ID. */
export type ChainEdit = { id: string } & Record<ChainColumn, CellEdit>

/** Arranges the rows that there are anew. */
export type ChainChange = (chain: readonly ChainLink[]) => ChainEdit[]
