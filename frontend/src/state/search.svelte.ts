import { createContext } from 'svelte'
import { parseError, type BridgeError } from '@/bridge/error'
import { latest } from '@/bridge/latest'
import type { Bridge } from '@/bridge/bridge'
import type { Change, Hit, SearchRequest, SearchResult, SearchScope } from '@/bridge/types'

const pageSize = 100

/** The search: its words, where it looks, and the hits fetched so far. */
export class Search {
  query = $state('')
  /** Where to look; everywhere when empty. */
  scopes = $state.raw<SearchScope[]>([])
  /** A testimony to stay in, or "". */
  testimony = $state('')
  hits = $state.raw<Hit[]>([])
  total = $state(0)
  busy = $state(false)
  error = $state.raw<BridgeError | null>(null)
  readonly #ask: (request: SearchRequest) => Promise<SearchResult | undefined>

  constructor(bridge: Bridge) {
    this.#ask = latest((request: SearchRequest) => bridge.search(request))
  }

  /** Runs the search as it stands; an answer that was overtaken changes nothing. */
  async run(): Promise<void> {
    if (this.query.trim()) return this.#fetch(0)
    this.clear()
  }

  /** Empties the search. */
  clear(): void {
    Object.assign(this, { query: '', hits: [], total: 0, error: null, busy: false })
  }

  /** Fetches the next hits, if there are more. */
  async more(): Promise<void> {
    if (!this.busy && this.hits.length < this.total) await this.#fetch(this.hits.length)
  }

  /** Follows a change event: hits show the codes on them, so they are fetched again. */
  changed({ records }: Change): void {
    if (this.query.trim() && records.some((r) => r !== 'collections' && r !== 'verdicts'))
      void this.#fetch(0, Math.max(pageSize, this.hits.length))
  }

  async #fetch(offset: number, limit = pageSize): Promise<void> {
    this.busy = true
    try {
      const { query, testimony, scopes } = this
      const page = await this.#ask({ query, in: scopes, testimony, offset, limit })
      if (!page) return
      this.hits = offset ? [...this.hits.slice(0, offset), ...page.hits] : page.hits
      this.total = page.total
      this.error = null
    } catch (thrown) {
      this.error = parseError(thrown)
    }
    this.busy = false
  }
}

export const [useSearch, provideSearch] = createContext<Search>()
