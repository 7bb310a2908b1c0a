import type { Bridge } from '../bridge'
import type { Workshop } from '../workshopsBridge'
import { BoardFake } from './board'
import { collectionOf, quoteOf } from './queries'
import { addCode, newId, type FakeCollection, type FakeWorkshop, type Records } from './records'

function workshopOf(c: FakeCollection, id: string): FakeWorkshop {
  const found = c.workshops.find((s) => s.id === id)
  if (!found) throw new Error(`there is no workshop ${id}`)
  return found
}

function view(r: Records, s: FakeWorkshop): Workshop {
  const codeOf = (quote: string) => quoteOf(r, quote).codes[0] ?? ''
  const columns = [
    ...new Set(s.piles.flatMap((p) => p.cards.map((n) => codeOf(s.cards[n - 1] ?? '')))),
  ]
  const placed = new Set(s.piles.flatMap((p) => p.cards))
  return {
    id: s.id,
    name: s.name,
    at: '2026-03-14T10:00:00Z',
    cards: s.cards.map((q) => quoteOf(r, q).text),
    piles: s.piles,
    unsorted: s.cards.map((_, i) => i + 1).filter((n) => !placed.has(n)),
    codes: columns.map((id) => ({ id, name: r.codes.find((code) => code.id === id)?.name ?? '' })),
    cells: s.piles.map((p) =>
      columns.map((id) => p.cards.filter((n) => codeOf(s.cards[n - 1] ?? '') === id).length),
    ),
    compared: placed.size,
    rand: 0.31,
  }
}

/** The workshops of the fake. */
export class WorkshopsFake extends BoardFake {
  workshops = (id: string) =>
    this.tools.read((r) => collectionOf(r, id).workshops.map((s) => view(r, s)))

  addWorkshop: Bridge['addWorkshop'] = (id, name) =>
    this.#change(id, (_, c) => {
      const cards = c.items.flatMap((i) => i.quote?.id ?? [])
      const made = { id: newId('workshop'), name, cards, piles: [] }
      c.workshops.push(made)
      return made.id
    })

  deleteWorkshop: Bridge['deleteWorkshop'] = (id, workshop) =>
    this.#change(id, (_, c) => {
      c.workshops = c.workshops.filter((s) => s.id !== workshop)
    })

  sortCards: Bridge['sortCards'] = (id, workshop, pile, line, move) =>
    this.#change(id, (_, c) => {
      const s = workshopOf(c, workshop)
      const words = line.split(/[\s,;]+/).filter(Boolean)
      const isCard = (w: string) => /^\d+$/.test(w) && Number(w) >= 1 && Number(w) <= s.cards.length
      const unknown = words.filter((w) => !isCard(w))
      const all = words.filter(isCard).map(Number)
      const cards = [...new Set(all)]
      const twice = [...new Set(all.filter((n, i) => all.indexOf(n) !== i))]
      const elsewhere = s.piles
        .filter((p) => p.name !== pile)
        .flatMap((p) =>
          p.cards.filter((n) => cards.includes(n)).map((card) => ({ card, pile: p.name })),
        )
      const done = unknown.length === 0 && (move || elsewhere.length === 0)
      if (done) {
        for (const p of s.piles) p.cards = p.cards.filter((n) => !cards.includes(n))
        const to = s.piles.find((p) => p.name === pile)
        if (to) to.cards = [...to.cards, ...cards].sort((a, b) => a - b)
        else s.piles.push({ name: pile, cards })
      }
      return { done, cards, twice, elsewhere: move ? [] : elsewhere, unknown }
    })

  takeCards: Bridge['takeCards'] = (id, workshop, cards) =>
    this.#change(id, (_, c) => {
      for (const p of workshopOf(c, workshop).piles)
        p.cards = p.cards.filter((n) => !cards.includes(n))
    })

  renamePile: Bridge['renamePile'] = (id, workshop, pile, name) =>
    this.#change(id, (_, c) => {
      const s = workshopOf(c, workshop)
      s.piles = s.piles
        .map((p) => (p.name === pile ? { ...p, name } : p))
        .filter((p) => p.name !== '')
    })

  codesOfWorkshop: Bridge['codesOfWorkshop'] = (id, workshop) =>
    this.tools.change('workshop_codes', '', ['codes', 'quotes'], (r) => {
      const s = workshopOf(collectionOf(r, id), workshop)
      const root = addCode(r, s.name, '', '')
      for (const p of s.piles) {
        const code = addCode(r, p.name, root.id, '')
        for (const n of p.cards) quoteOf(r, s.cards[n - 1] ?? '').codes.push(code.id)
      }
      return s.piles.reduce((sum, p) => sum + p.cards.length, 0)
    })

  exportWorkshop: Bridge['exportWorkshop'] = () => Promise.resolve()

  #change<T>(id: string, work: (r: Records, c: FakeCollection) => T): Promise<T> {
    return this.tools.change('workshop', '', ['collections'], (r) => work(r, collectionOf(r, id)))
  }
}
