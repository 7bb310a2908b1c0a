import type { Bridge } from '../bridge'
import type { Quote } from '../types'
import type { KeptFilter, OfferList, Offers } from '../offersBridge'
import { newItem, place } from './edits'
import { collectionOf, filterQuotes, quoteOf } from './queries'
import { codeTree, type FakeCollection, type Records } from './records'
import { SearchingFake } from './searching'
import { find } from './words'

/** How many quotes of each list come at once, as in Go. */
const mostOffered = 200

function pass(r: Records, { filter, search }: KeptFilter) {
  return filterQuotes(r, filter).filter((q) => !search || find(search, q.text))
}

function offersOf(r: Records, c: FakeCollection): Offers {
  const listed = (quotes: Quote[]): OfferList => ({
    ids: quotes.map((q) => q.id),
    quotes: quotes.slice(0, mostOffered),
  })
  const none = { offered: listed([]), refused: listed([]), gone: listed([]), late: false }
  if (!c.kept) return { kept: null, broken: false, ...none }
  const there = new Set(codeTree(r).map((code) => code.id))
  if (c.kept.filter.codes.some((id) => !there.has(id)))
    return { kept: c.kept, broken: true, ...none }
  const has = new Set(c.items.map((i) => i.quote?.id))
  const passing = pass(r, c.kept)
  const others = passing.filter((q) => !has.has(q.id) && !q.asked)
  const whole = pass(r, { ...c.kept, filter: { ...c.kept.filter, once: false } })
  const passes = new Set(whole.map((q) => q.id))
  return {
    kept: c.kept,
    broken: false,
    offered: listed(others.filter((q) => !c.refused.includes(q.id))),
    refused: listed(others.filter((q) => c.refused.includes(q.id))),
    gone: listed(c.came.filter((id) => has.has(id) && !passes.has(id)).map((id) => quoteOf(r, id))),
    late: false,
  }
}

/** The filters that collections of the fake keep. */
export class OffersFake extends SearchingFake {
  offers = (id: string) => this.tools.read((r) => offersOf(r, collectionOf(r, id)))

  acceptOffers: Bridge['acceptOffers'] = (id, quotes) =>
    this.#change('offer_accept', id, (r, c) => {
      const has = new Set(c.items.map((i) => i.quote?.id))
      const added = quotes.filter((q) => !has.has(q))
      for (const q of added.map((one) => quoteOf(r, one))) {
        const head = c.items.findIndex((i) => i.kind === 'heading' && q.codes.includes(i.code))
        const next = c.items.findIndex((i, n) => n > head && i.kind === 'heading')
        const after = head < 0 ? '' : (c.items[next < 0 ? c.items.length - 1 : next - 1]?.id ?? '')
        place(r, id, after, newItem({ kind: 'quote', quote: q }))
      }
      c.came.push(...added)
      c.refused = c.refused.filter((q) => !quotes.includes(q))
      return added.length
    })

  refuseOffers: Bridge['refuseOffers'] = (id, quotes) =>
    this.#change('offer_refuse', id, (_, c) => void c.refused.push(...quotes))

  offerAgain: Bridge['offerAgain'] = (id, quotes) =>
    this.#change('offer_again', id, (_, c) => {
      c.refused = quotes.length ? c.refused.filter((q) => !quotes.includes(q)) : []
    })

  keepFilter: Bridge['keepFilter'] = (id, filter) =>
    this.#change('filter_keep', id, (_, c) => {
      c.kept = filter && { filter, search: '' }
    })

  #change<T>(action: string, id: string, work: (r: Records, c: FakeCollection) => T): Promise<T> {
    return this.tools.change(action, '', ['collections'], (r) => work(r, collectionOf(r, id)))
  }
}
