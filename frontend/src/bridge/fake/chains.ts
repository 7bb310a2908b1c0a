import type { ChainEdit, ChainLink } from '../chainTypes'
import type { Bridge } from '../bridge'
import { PresetsFake } from './presets'
import { newId, quoteView, type Records } from './records'

/** The results chains of the fake. */
export class ChainsFake extends PresetsFake {
  setChain: Bridge['setChain'] = (id, links) =>
    this.tools.change('collection_edit', '', ['collections'], (r) => {
      for (const c of r.collections) {
        if (c.meta.id !== id) continue
        c.chain = links.map((l) => ({ ...structuredClone(l), id: l.id || newId('link') }))
      }
    })
}

/** Lays a chain open. */
export function chainView(r: Records, chain: ChainEdit[] = []): ChainLink[] {
  const cell = ({ text, quotes }: ChainEdit['action']) => ({
    text,
    quotes: quotes.flatMap((id) => {
      const quote = r.quotes.find((q) => q.id === id)
      return quote ? [quoteView(r, quote)] : []
    }),
  })
  return chain.map(({ id, action, result, impact }) => ({
    id,
    action: cell(action),
    result: cell(result),
    impact: cell(impact),
  }))
}
