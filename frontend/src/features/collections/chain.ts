import {
  chainColumns,
  type CellEdit,
  type ChainColumn,
  type ChainEdit,
  type ChainLink,
} from '@/bridge/chainTypes'

/** Returns a chain as it is, to be arranged anew. */
export function edits(chain: readonly ChainLink[]): ChainEdit[] {
  const cell = ({ text, quotes }: ChainLink['action']) => ({
    text,
    quotes: quotes.map((q) => q.id),
  })
  return chain.map(({ id, action, result, impact }) => ({
    id,
    action: cell(action),
    result: cell(result),
    impact: cell(impact),
  }))
}

/** A row of a chain: its ID, "" while it has none, and its index. */
export interface ChainRow {
  id: string
  index: number
}

const empty = (): CellEdit => ({ text: '', quotes: [] })
/** A row that holds nothing yet. */
const blank = (): ChainEdit => ({ id: '', action: empty(), result: empty(), impact: empty() })

/**
 * Returns the cell that a key goes to from one, as in a spreadsheet, by its row and column:
 * Tab to the next one, Enter to the one below; null where a key goes nowhere.
 */
export function cellAfter(
  e: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  row: number,
  column: number,
): [row: number, column: number] | null {
  const columns = chainColumns.length
  if (e.key === 'Enter') return e.shiftKey ? null : [row + 1, column]
  const at = row * columns + column + (e.shiftKey ? -1 : 1)
  return e.key !== 'Tab' || at < 0 ? null : [Math.floor(at / columns), at % columns]
}

/** Returns the chain without a row. */
export function withoutRow(chain: readonly ChainLink[], id: string): ChainEdit[] {
  return edits(chain.filter((l) => l.id !== id))
}

/** Returns the chain with a row at an index, counted without it. */
export function withRowAt(chain: readonly ChainLink[], id: string, index: number): ChainEdit[] {
  const others = chain.filter((l) => l.id !== id)
  others.splice(index, 0, ...chain.filter((l) => l.id === id))
  return edits(others)
}

/** Returns where a row stands in a chain, after its end when it is to be added; -1 when it is gone. */
export function placeOf(chain: readonly ChainLink[], row: ChainRow): number {
  return row.id ? chain.findIndex((l) => l.id === row.id) : Math.min(row.index, chain.length)
}

/** Returns the chain with another cell in a row, which may be the one after the last. */
export function withCell(
  chain: readonly ChainLink[],
  row: ChainRow,
  column: ChainColumn,
  cell: Partial<CellEdit>,
): ChainEdit[] {
  const at = placeOf(chain, row)
  const rows = edits(chain)
  if (at === rows.length) rows.push(blank())
  return rows.map((l, i) => (i === at ? { ...l, [column]: { ...l[column], ...cell } } : l))
}

/** Returns the chain with a quote of a cell in another column of its row. */
export function withQuoteIn(
  chain: readonly ChainLink[],
  id: string,
  from: ChainColumn,
  to: ChainColumn,
  quote: string,
): ChainEdit[] {
  return edits(chain).map((link) => {
    if (link.id !== id) return link
    const moved = { ...link }
    for (const column of chainColumns) {
      const others = link[column].quotes.filter((q) => q !== quote || column !== from)
      const quotes = column === to && !others.includes(quote) ? [...others, quote] : others
      moved[column] = { ...link[column], quotes }
    }
    return moved
  })
}
