import { createContext } from 'svelte'
import { parseError, type BridgeError } from '@/bridge/error'
import { latest } from '@/bridge/latest'
import type { CellEdit, ChainChange } from '@/bridge/chainTypes'
import type { Bridge } from '@/bridge/bridge'
import type { Change, Collection, CollectionView, Item, Quote, QuoteFilter } from '@/bridge/types'
import { Fetched } from './fetched.svelte'

/** The collections, and the one laid open. */
export class Collections {
  readonly fetched: Fetched<Collection[]>
  /** The collection laid open, or null. */
  view = $state.raw<CollectionView | null>(null)
  error = $state.raw<BridgeError | null>(null)
  /** A heading or a comment was just added here: its words come next. */
  writing = false
  /** A new one is being named. */
  making = $state(false)
  /** The changes of results chains that are asked for, each after those before it. */
  #chaining: Promise<void> = Promise.resolve()
  /** Those that are not stored yet. */
  #unstored: { id: string; change: ChainChange }[] = []
  readonly #lay: (id: string) => Promise<CollectionView | undefined>

  constructor(private readonly bridge: Bridge) {
    this.fetched = new Fetched(() => bridge.collections(), [])
    this.#lay = latest((id: string) => bridge.collection(id))
  }

  get list(): Collection[] {
    return this.fetched.value
  }

  /** Lays a collection open. */
  async open(id: string): Promise<void> {
    try {
      const view = await this.#lay(id)
      if (!view) return
      this.view = view
      for (const { change } of this.#unstored.filter((u) => u.id === id)) this.#paintChain(change)
      this.error = null
    } catch (thrown) {
      const error = parseError(thrown)
      if (error.code === 'not_found') this.view = null
      else this.error = error
    }
  }

  /** Shows the list, and asks there for the name of a new one. */
  begin(): void {
    this.view = null
    this.making = true
  }

  /** Makes a collection, with the quotes of a filter when one is given, and lays it open. */
  async add(name: string, filter: QuoteFilter | null = null): Promise<void> {
    const { id } = await this.bridge.addCollection(name, filter)
    await this.open(id)
  }

  /** Changes the name and the introduction of a collection. */
  edit(id: string, name: string, intro: string): Promise<void> {
    return this.bridge.editCollection(id, name, intro)
  }

  /** Deletes a collection; its quotes stay in the project; undoable. */
  async remove(id: string): Promise<void> {
    if (this.view?.collection.id === id) this.view = null
    await this.bridge.deleteCollection(id)
  }

  /**
   * Adds the quotes of a filter that are missing, under headings by code; answers how many.
   * With `kept` those that pass it later are offered.
   */
  fill(id: string, filter: QuoteFilter, kept: boolean): Promise<number> {
    return this.bridge.fillCollection(id, filter, kept)
  }

  /** Puts quotes in a collection after an item, or at the end. */
  addQuotes(id: string, quotes: string[], after = ''): Promise<void> {
    return this.bridge.addToCollection(id, quotes, after)
  }

  /** Puts a heading (level from 1) in a collection after an item, or at the end. */
  addHeading(id: string, text: string, level = 1, after = ''): Promise<void> {
    this.writing = true
    return this.bridge.addItem(id, 'heading', text, level, after)
  }

  /** Puts a comment in a collection after an item, or at the end. */
  addComment(id: string, text: string, after = ''): Promise<void> {
    this.writing = true
    return this.bridge.addItem(id, 'comment', text, 0, after)
  }

  /** Changes the text of a heading or a comment of the open collection. */
  editItem(item: string, text: string): Promise<void> {
    return this.#arranged(
      (items) => items.map((i) => (i.id === item ? { ...i, text } : i)),
      (id) => this.bridge.editItem(id, item, text),
    )
  }

  /** Moves an item of the open collection to an index, counted without it. */
  moveItem(item: string, index: number): Promise<void> {
    return this.#arranged(
      (items) => {
        const others = items.filter((i) => i.id !== item)
        others.splice(index, 0, ...items.filter((i) => i.id === item))
        return others
      },
      (id) => this.bridge.moveItem(id, item, index),
    )
  }

  /**
   * Arranges the results chain of the open collection anew. Changes are made one after another,
   * each of the rows that the one before it left: a cell is left for the next one before the
   * first is stored.
   */
  async changeChain(change: ChainChange): Promise<void> {
    const id = this.view?.collection.id
    if (id === undefined) return
    const asked = { id, change }
    const turn = this.#chaining.then(async () => {
      try {
        const { chain } = await this.bridge.collection(id)
        await this.bridge.setChain(id, change(chain))
      } finally {
        this.#unstored = this.#unstored.filter((u) => u !== asked)
        if (this.view?.collection.id === id) await this.open(id)
      }
    })
    this.#chaining = turn.catch(() => undefined)
    this.#unstored.push(asked)
    this.#paintChain(change)
    await turn
  }

  // Shows what a change will give before Go has answered.
  #paintChain(change: ChainChange): void {
    if (!this.view) return
    const known = new Map(this.#quotes.map((q) => [q.id, q]))
    const cell = ({ text, quotes }: CellEdit) => ({
      text,
      quotes: quotes.flatMap((id) => known.get(id) ?? []),
    })
    const chain = change(this.view.chain).map(({ id, action, result, impact }) => ({
      id,
      action: cell(action),
      result: cell(result),
      impact: cell(impact),
    }))
    this.view = { ...this.view, chain }
  }

  // The quotes that the open collection shows.
  get #quotes(): Quote[] {
    const { items = [], chain = [] } = this.view ?? {}
    return [
      ...items.flatMap((i) => i.quote ?? []),
      ...chain.flatMap((l) => [...l.action.quotes, ...l.result.quotes, ...l.impact.quotes]),
    ]
  }

  /** Takes an item out of the open collection; a quote stays in the project. */
  removeItems(ids: string[]): Promise<void> {
    const out = new Set(ids)
    return this.#arranged(
      (items) => items.filter((i) => !out.has(i.id)),
      (id) => this.bridge.removeItems(id, ids),
    )
  }

  /** Follows a change event; a collection shows quotes, their codes and their repeats. */
  changed({ records }: Change): void {
    if (records.includes('collections')) void this.fetched.load()
    if (this.view && records.some((r) => r !== 'project')) void this.open(this.view.collection.id)
  }

  #arranged(paint: (items: Item[]) => Item[], store: (id: string) => Promise<void>): Promise<void> {
    return this.#painted({ items: paint(this.view?.items ?? []) }, store)
  }

  // Paints what a change will give before Go has answered, and takes it back when it failed.
  async #painted(
    paint: Partial<CollectionView>,
    store: (id: string) => Promise<void>,
  ): Promise<void> {
    const before = this.view
    if (!before) return
    const painted = { ...before, ...paint }
    this.view = painted
    try {
      await store(before.collection.id)
    } catch (thrown) {
      if (this.view === painted) this.view = before
      throw thrown
    }
  }
}

export const [useCollections, provideCollections] = createContext<Collections>()
