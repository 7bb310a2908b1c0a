import type { Bridge } from '../bridge'
import { BridgeError } from '../error'
import { collectionOf, quoteOf, testimonyOf } from './queries'
import { addQuote, codingsOf, quoteView, type Records } from './records'
import { StancesFake } from './stances'
import { newItem } from './edits'
import type { Quote } from '../types'

function wordsOf(r: Records, q: Quote, from: number, to: number): { start: number; end: number } {
  const words = testimonyOf(r, q.testimony).text.slice(from, to)
  const start = from + (words.length - words.trimStart().length)
  const end = from + words.trimEnd().length
  if (end <= start) throw new BridgeError('invalid', 'it holds no words', 'the passage')
  return { start, end }
}

const put = (r: Records, q: Quote, { start, end }: { start: number; end: number }) =>
  Object.assign(q, { start, end, text: testimonyOf(r, q.testimony).text.slice(start, end) })

/** The shape of the quotes of the fake. */
export class ReshapeFake extends StancesFake {
  splitQuote: Bridge['splitQuote'] = (id, at) =>
    this.tools.change('quote_split', '', ['quotes', 'collections'], (r) => {
      const q = quoteOf(r, id)
      const [one, two] = [wordsOf(r, q, q.start, at), wordsOf(r, q, at, q.end)]
      const made = addQuote(r, testimonyOf(r, q.testimony), two.start, two.end)
      Object.assign(made, { codes: [...q.codes], codings: codingsOf(q) })
      put(r, q, one)
      for (const { meta } of r.collections) {
        const { items } = collectionOf(r, meta.id)
        const there = items.findIndex((i) => i.quote?.id === id)
        if (there >= 0) items.splice(there + 1, 0, newItem({ kind: 'quote', quote: made }))
      }
      return [quoteView(r, q), quoteView(r, made)]
    })

  mergeQuotes: Bridge['mergeQuotes'] = (ids) =>
    this.tools.change('quote_merge', '', ['quotes', 'verdicts', 'collections', 'codes'], (r) => {
      const all = ids.map((id) => quoteOf(r, id)).sort((a, b) => a.start - b.start)
      const [first, ...others] = all
      if (!first || !others.length || all.some((q) => q.testimony !== first.testimony))
        throw new BridgeError('invalid', 'they are not of one testimony', 'the quotes to merge')
      first.codes = [...new Set(all.flatMap((q) => q.codes))]
      first.codings = first.codes.map(
        (code) => all.flatMap(codingsOf).find((c) => c.code === code) as Quote['codings'][number],
      )
      first.memo = [...new Set(all.map((q) => q.memo).filter(Boolean))].join('\n\n')
      put(r, first, { start: first.start, end: Math.max(...all.map((q) => q.end)) })
      const gone = new Set(others.map((q) => q.id))
      r.quotes = r.quotes.filter((q) => !gone.has(q.id))
      for (const c of r.collections)
        c.items = c.items.filter((i) => !i.quote || !gone.has(i.quote.id))
      return quoteView(r, first)
    })
}
