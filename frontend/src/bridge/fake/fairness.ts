import type { Bridge } from '../bridge'
import type { Fairness, Heard, Swap } from '../fairnessBridge'
import type { Quote } from '../types'
import { collectionOf, quoteOf } from './queries'
import { OffersFake } from './offers'
import { codeTree, quoteView, type FakeCollection, type Records } from './records'

function weigh(here: Quote[], all: Quote[], keys: (q: Quote) => Partial<Heard>[]): Heard[] {
  const by = new Map<string, Heard>()
  const add = (quotes: Quote[], side: 'here' | 'all') => {
    for (const q of quotes)
      for (const of of keys(q)) {
        const blank = { id: '', name: '', of: '', here: 0, all: 0, quotient: 0, often: false }
        const key = `${of.id} ${of.name}`
        const h = by.get(key) ?? { ...blank, missing: false, ...of }
        h[side]++
        by.set(key, h)
      }
  }
  add(all, 'all')
  add(here, 'here')
  return [...by.values()].map((h) => {
    const fair = (h.all * here.length) / (all.length || 1)
    const often = h.here >= 1.5 * fair && h.here - fair >= 2
    return { ...h, quotient: fair ? h.here / fair : 0, often, missing: h.here === 0 }
  })
}

function fairnessOf(r: Records, c: FakeCollection): Fairness {
  const all = r.quotes.map((q) => quoteView(r, q)).filter((q) => q.codes.length && !q.asked)
  const here = all.filter((q) => c.items.some((i) => i.quote?.id === q.id))
  const voices = weigh(here, all, (q) => [{ name: q.speaker, of: q.title }])
  const repeats = here.filter((q) => q.repeat).map((q) => q.repeat)
  return {
    here: here.length,
    all: all.length,
    codes: [],
    voices: voices.sort((a, b) => b.quotient - a.quotient),
    testimonies: weigh(here, all, (q) => [{ id: q.testimony, name: q.title }]),
    groups: weigh(here, all, (q) =>
      r.attributes
        .filter((a) => a.type === 'choice' && a.of === 'testimony')
        .flatMap((a) => {
          const values = r.testimonies.find((t) => t.meta.id === q.testimony)?.meta.values ?? []
          const text = values.find((v) => v.attribute === a.id)?.text
          return text ? [{ id: a.id, name: text, of: a.name }] : []
        }),
    ),
    categories: weigh(here, all, (q) =>
      codeTree(r)
        .filter((code) => q.codes.includes(code.id))
        .map((code) => ({ id: code.id, name: code.name, of: code.path })),
    ),
    repeats: repeats.length - new Set(repeats).size,
  }
}

function swapOf(r: Records, c: FakeCollection, item: string, skip: string[]): Swap | null {
  const { voices } = fairnessOf(r, c)
  const quotient = (q: Quote) =>
    voices.find((v) => v.name === q.speaker && v.of === q.title)?.quotient ?? 0
  const often = (q: Quote) =>
    voices.some((v) => v.often && v.name === q.speaker && v.of === q.title)
  const view = (q: Quote) => quoteView(r, q)
  for (const at of c.items.toReversed()) {
    const out = at.quote && r.quotes.map(view).find((q) => q.id === at.quote?.id)
    if (!out || (item ? at.id !== item : !often(out))) continue
    const fit = r.quotes
      .map(view)
      .filter(
        (q) =>
          !q.asked &&
          !skip.includes(q.id) &&
          !c.items.some((i) => i.quote?.id === q.id) &&
          q.codes.some((code) => out.codes.includes(code)) &&
          quotient(q) < quotient(out),
      )
    const [first] = fit.sort((a, b) => quotient(a) - quotient(b))
    if (first) {
      const code = out.codes.find((one) => first.codes.includes(one)) ?? ''
      return { item: at.id, out, in: first, code, of: fit.length }
    }
  }
  return null
}

/** Who collections of the fake hear. */
export class FairnessFake extends OffersFake {
  fairness = (id: string) => this.tools.read((r) => fairnessOf(r, collectionOf(r, id)))

  proposeSwap: Bridge['proposeSwap'] = (id, item, skip) =>
    this.tools.read((r) => swapOf(r, collectionOf(r, id), item, skip))

  swapItem: Bridge['swapItem'] = (id, item, quote) =>
    this.tools.change('collection_swap', '', ['collections'], (r) => {
      const c = collectionOf(r, id)
      const { text: printed } = quoteOf(r, quote)
      c.items = c.items.map((i) =>
        i.id === item ? { ...i, quote: quoteOf(r, quote), printed, edits: [], stale: false } : i,
      )
    })
}
