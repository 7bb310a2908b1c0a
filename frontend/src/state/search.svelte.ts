import { createContext } from 'svelte'
import { parseError, type BridgeError } from '@/bridge/error'
import { coalesced } from '@/bridge/latest'
import type { Bridge } from '@/bridge/bridge'
import type { Change, Condition, Hit, Index, SearchScope } from '@/bridge/types'

/** Where a search can look, in the order it is offered. */
export const searchScopes: readonly SearchScope[] = ['testimonies', 'quotes', 'codes', 'memos']

/** How the hits are shown: whole passages, or one line a match with its words aligned. */
export type SearchLayout = 'context' | 'concordance'

const firstPage = 100
const pageSize = 500
/** Hits fetched without being asked for: what facets and orders are made of. */
const ahead = 2000

/** The search: its words, where it looks, and the hits fetched so far. */
export class Search {
  query = $state('')
  scope = $state<SearchScope>('testimonies')
  /** A testimony to stay in, or "". */
  testimony = $state('')
  /** Leaves out what is said by those who ask the questions. */
  unasked = $state(false)
  /** What the testimony, or who speaks, must be. */
  where = $state.raw<Condition[]>([])
  layout = $state<SearchLayout>('context')
  /** The words that the hits were found with. */
  answered = $state('')
  hits = $state.raw<Hit[]>([])
  total = $state(0)
  /** How many hits each place holds, as far as it is known. */
  totals = $state.raw<Partial<Record<SearchScope, number>>>({})
  busy = $state(false)
  error = $state.raw<BridgeError | null>(null)
  /** Whether the last answer may lack what the index has not read yet. */
  late = false
  readonly #again: () => Promise<void>
  // Every question has a number; the answer to any but the last changes nothing.
  #asked = 0

  constructor(private readonly bridge: Bridge) {
    this.#again = coalesced(() => this.#begin(Math.max(firstPage, this.hits.length)))
  }

  /** Runs the search as it stands; an answer that was overtaken changes nothing. */
  async run(): Promise<void> {
    if (this.query.trim()) return this.#begin(firstPage)
    this.clear()
  }

  /** Looks elsewhere for the same words. */
  async lookIn(scope: SearchScope): Promise<void> {
    this.scope = scope
    await this.run()
  }

  /** Leaves the interviewers' words out of the same search, or takes them in again. */
  async leaveOut(unasked: boolean): Promise<void> {
    this.unasked = unasked
    this.totals = {}
    await this.run()
  }

  /** Empties the search. */
  clear(): void {
    this.#asked++
    const empty = { query: '', answered: '', hits: [], total: 0, totals: {} }
    Object.assign(this, { ...empty, error: null, busy: false })
  }

  /** Fetches the next hits, if there are more. */
  async more(): Promise<void> {
    if (!this.busy && !this.error) await this.#append(this.#asked, pageSize)
  }

  /** Follows the index: an answer that came before it was ready is fetched again. */
  indexed({ ready }: Index): void {
    if (ready && this.late && this.query.trim()) void this.#again()
  }

  /** Follows a change event: hits show the codes on them, so they are fetched again. */
  changed({ records }: Change): void {
    if (this.query.trim() && records.some((r) => r !== 'collections' && r !== 'verdicts'))
      void this.#again()
  }

  async #begin(limit: number): Promise<void> {
    const mine = ++this.#asked
    const { query, scope } = this
    this.busy = true
    try {
      const page = await this.#page(0, limit)
      if (mine !== this.#asked) return
      const totals = query === this.answered ? this.totals : {}
      this.totals = { ...totals, [scope]: page.total }
      Object.assign(this, { hits: page.hits, total: page.total, answered: query, error: null })
      this.late = page.late
      this.busy = false
      await this.#append(mine, ahead - limit)
      await this.#count(mine)
    } catch (thrown) {
      if (mine === this.#asked) this.error = parseError(thrown)
    }
    if (mine === this.#asked) this.busy = false
  }

  async #append(mine: number, limit: number): Promise<void> {
    if (limit <= 0 || this.hits.length >= this.total) return
    this.busy = true
    try {
      const page = await this.#page(this.hits.length, limit)
      if (mine !== this.#asked) return
      this.hits = [...this.hits, ...page.hits]
      // Records that went meanwhile leave a page short; there is nothing after it.
      this.total = page.hits.length ? page.total : this.hits.length
    } catch (thrown) {
      if (mine === this.#asked) this.error = parseError(thrown)
    }
    if (mine === this.#asked) this.busy = false
  }

  // One place after the other: Go drops a search when the next one comes.
  async #count(mine: number): Promise<void> {
    for (const scope of searchScopes) {
      if (mine !== this.#asked || scope === this.scope) continue
      const { total } = await this.#page(0, 1, scope)
      if (mine === this.#asked) this.totals = { ...this.totals, [scope]: total }
    }
  }

  #page(offset: number, limit: number, scope = this.scope) {
    const { query, testimony, unasked, where } = this
    return this.bridge.search({ query, in: [scope], testimony, unasked, where, offset, limit })
  }
}

export const [useSearch, provideSearch] = createContext<Search>()
