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

/** Returns the chain with a row at its end that holds nothing yet. */
export function withRow(chain: readonly ChainLink[]): ChainEdit[] {
  const empty = (): CellEdit => ({ text: '', quotes: [] })
  return [...edits(chain), { id: '', action: empty(), result: empty(), impact: empty() }]
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

/** Returns the chain with another cell in a row. */
export function withCell(
  chain: readonly ChainLink[],
  id: string,
  column: ChainColumn,
  cell: Partial<CellEdit>,
): ChainEdit[] {
  return edits(chain).map((l) => (l.id === id ? { ...l, [column]: { ...l[column], ...cell } } : l))
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
