import { createContext } from 'svelte'
import { parseError, type BridgeError } from '@/bridge/error'
import { coalesced, latest } from '@/bridge/latest'
import type { Bridge } from '@/bridge/bridge'
import type {
  Change,
  Condition,
  Frequencies,
  Hit,
  Index,
  LineOrder,
  SavedSearch,
  SearchLine,
  SearchOrder,
  SearchPart,
  SearchRequest,
  SearchScope,
  SynonymSet,
} from '@/bridge/types'

/** Where a search can look, in the order it is offered. */
export const searchScopes: readonly SearchScope[] = ['testimonies', 'quotes', 'codes', 'memos']

/** How the hits are shown: whole passages, one line a match with its words aligned, or counted. */
export type SearchLayout = 'context' | 'concordance' | 'counts'

const firstPage = 100
const pageSize = 500
/** How long an answer may take before it is said that one is sought, in milliseconds. */
const patience = 150

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
  order = $state<SearchOrder>('relevance')
  /** Hits of one testimony stand together. */
  together = $state(true)
  /** What the lines of the concordance are sorted by. */
  lineOrder = $state<LineOrder>('place')
  layout = $state<SearchLayout>('context')
  /** The words that the hits were found with. */
  answered = $state('')
  /** The conditions of the search as it is typed; those of before while it cannot be read. */
  parts = $state.raw<SearchPart[]>([])
  hits = $state.raw<Hit[]>([])
  total = $state(0)
  /** Lines of the concordance, in their order. */
  lines = $state.raw<SearchLine[]>([])
  linesTotal = $state(0)
  /** Counts over all hits, or null while they are made. */
  counts = $state.raw<Frequencies | null>(null)
  /** How many hits each place holds, as far as it is known. */
  totals = $state.raw<Partial<Record<SearchScope, number>>>({})
  busy = $state(false)
  /** An answer is long in coming. */
  slow = $state(false)
  /** Nobody waits for the answer any more: what is shown is that of before. */
  stopped = $state(false)
  error = $state.raw<BridgeError | null>(null)
  /** Whether the last answer may lack what the index has not read yet. */
  late = false
  saved = $state.raw<SavedSearch[]>([])
  synonyms = $state.raw<SynonymSet[]>([])
  /** Where somebody stands who goes from match to match in the reader. */
  at = $state.raw<SearchLine | null>(null)
  readonly #again: () => Promise<void>
  readonly #read: (query: string) => Promise<SearchPart[] | undefined>
  readonly #counted: (request: SearchRequest) => Promise<Frequencies | undefined>
  // Every question has a number; the answer to any but the last changes nothing.
  #asked = 0
  #coming: Promise<void> | null = null
  // Which of the matches that one was, for when it is no longer among them.
  #stood = 0

  constructor(private readonly bridge: Bridge) {
    this.#again = coalesced(() =>
      this.#begin(Math.max(firstPage, this.hits.length), Math.max(firstPage, this.lines.length)),
    )
    this.#read = latest((query: string) => bridge.readSearch(query))
    this.#counted = latest((request: SearchRequest) => bridge.frequencies(request))
    void this.load()
  }

  /** Fetches the saved searches and the synonyms. */
  async load(): Promise<void> {
    const [saved, synonyms] = await Promise.all([this.bridge.searches(), this.bridge.synonyms()])
    Object.assign(this, { saved, synonyms })
  }

  /** Runs the search as it stands; an answer that was overtaken changes nothing. */
  async run(): Promise<void> {
    this.at = null
    if (this.query.trim()) return this.#begin(firstPage, firstPage)
    this.clear()
  }

  /** Runs another search. */
  async ask(query: string): Promise<void> {
    this.query = query
    await this.run()
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

  /** Puts the hits in another order. */
  async sort(order: SearchOrder, together: boolean): Promise<void> {
    Object.assign(this, { order, together })
    await this.run()
  }

  /** Sorts the lines of the concordance. */
  async sortLines(by: LineOrder): Promise<void> {
    this.lineOrder = by
    await this.run()
  }

  /** Shows the same hits in another way. */
  async show(layout: SearchLayout): Promise<void> {
    this.layout = layout
    if (layout === 'concordance' && !this.lines.length) await this.run()
  }

  /** Adds a condition to the search, or takes it away where it is one of them. */
  async toggle(condition: string): Promise<void> {
    const part = this.parts.find((p) => p.text === condition)
    if (part) return this.drop(part)
    await this.ask(`${this.query.trim()} ${condition}`.trim())
  }

  /** Takes a condition out of the search. */
  async drop({ start, end }: SearchPart): Promise<void> {
    const before = this.query.slice(0, start).trimEnd()
    const after = this.query.slice(end).trimStart()
    await this.ask([before, after].filter(Boolean).join(' '))
  }

  /** Stops a search that is long in coming; what was found before stays. */
  async stop(): Promise<void> {
    this.#asked++
    Object.assign(this, { busy: false, slow: false, stopped: true })
    await this.bridge.stopSearch()
  }

  /** Empties the search. */
  clear(): void {
    this.#asked++
    const empty = { query: '', answered: '', hits: [], total: 0, lines: [], linesTotal: 0 }
    Object.assign(this, { ...empty, totals: {}, parts: [], counts: null, at: null })
    Object.assign(this, { error: null, busy: false, slow: false, stopped: false })
  }

  /** Fetches the next hits or lines, if there are more; waits for them where they are on their way. */
  async more(): Promise<void> {
    if (!this.busy && !this.error)
      this.#coming = this.#append(this.#asked, pageSize).finally(() => (this.#coming = null))
    await this.#coming
  }

  /** Follows the index: an answer that came before it was ready is fetched again. */
  indexed({ ready }: Index): void {
    if (ready && this.late && this.query.trim()) void this.#again()
  }

  /** Fetches all that is left. */
  async all(): Promise<void> {
    const left = () =>
      this.layout === 'concordance'
        ? this.linesTotal - this.lines.length
        : this.total - this.hits.length
    for (let before = Infinity; left() > 0 && left() < before && !this.error;) {
      before = left()
      await this.more()
    }
  }

  /**
   * Goes on from where somebody reads to the next match, or the one before, in the order that they
   * are listed in; null where there is none. Coding on the way loses no place.
   */
  async step(by: 1 | -1): Promise<SearchLine | null> {
    const { at } = this
    const is = at ? this.#indexOf(at) : -1
    // What is no longer found has left its place to the match after it.
    const from = is >= 0 || !at ? is : by > 0 ? this.#stood - 1 : this.#stood
    const to = from + by
    if (to >= this.#matches().length) await this.more()
    const found = this.#matches()[to]
    if (found) this.stand(found)
    return found ?? null
  }

  /** Goes on from a match later: somebody reads there. */
  stand(at: SearchLine): void {
    this.at = at
    this.#stood = this.#indexOf(at)
  }

  #indexOf(match: SearchLine): number {
    const key = keyOf(match)
    return this.#matches().findIndex((m) => keyOf(m) === key)
  }

  // Every match fetched so far, as they are listed.
  #matches(): SearchLine[] {
    if (this.layout === 'concordance') return this.lines
    // A search by conditions alone finds passages without a word in them to stand at.
    return this.hits.flatMap((hit) =>
      hit.matches.length ? hit.matches.map((_, match) => ({ hit, match })) : [{ hit, match: 0 }],
    )
  }

  /** What is asked for, all of it. */
  request(): SearchRequest {
    const { query, testimony, unasked, where, order, together, scope } = this
    return { query, in: [scope], testimony, unasked, where, order, together, offset: 0, limit: 0 }
  }

  /** Follows a change event: hits show the codes on them, so they are fetched again. */
  changed({ records }: Change): void {
    if (records.includes('project')) void this.load()
    if (this.query.trim() && records.some((r) => r !== 'collections' && r !== 'verdicts'))
      void this.#again()
  }

  async #begin(hits: number, lines: number): Promise<void> {
    const mine = ++this.#asked
    const { query, scope, layout } = this
    Object.assign(this, { busy: true, stopped: false })
    const late = setTimeout(() => (this.slow = mine === this.#asked), patience)
    try {
      void this.#follow(query)
      const page = await this.#page(0, hits)
      if (mine !== this.#asked) return
      const totals = query === this.answered ? this.totals : {}
      this.totals = { ...totals, [scope]: page.total }
      Object.assign(this, { hits: page.hits, total: page.total, answered: query, error: null })
      this.late = page.late
      if (layout === 'concordance') await this.#firstLines(mine, lines)
      else Object.assign(this, { lines: [], linesTotal: 0 })
      this.busy = false
      void this.#tally(mine)
      await this.#count(mine)
    } catch (thrown) {
      if (mine === this.#asked) this.error = parseError(thrown)
    } finally {
      clearTimeout(late)
      if (mine === this.#asked) Object.assign(this, { busy: false, slow: false })
    }
  }

  // Chips follow what is typed. Of what cannot be read, which the search itself says,
  // those stay whose words still stand where they stood.
  async #follow(query: string): Promise<void> {
    try {
      this.parts = (await this.#read(query)) ?? this.parts
    } catch {
      this.parts = this.parts.filter((p) => this.query.slice(p.start, p.end) === p.text)
    }
  }

  async #firstLines(mine: number, limit: number): Promise<void> {
    const page = await this.#lines(0, limit)
    if (mine !== this.#asked) return
    Object.assign(this, { lines: page.lines, linesTotal: page.total })
  }

  async #append(mine: number, limit: number): Promise<void> {
    const lines = this.layout === 'concordance'
    const have = lines ? this.lines.length : this.hits.length
    if (have >= (lines ? this.linesTotal : this.total)) return
    this.busy = true
    try {
      if (lines) {
        const page = await this.#lines(have, limit)
        if (mine !== this.#asked) return
        this.lines = [...this.lines, ...page.lines]
        this.linesTotal = page.lines.length ? page.total : this.lines.length
      } else {
        const page = await this.#page(have, limit)
        if (mine !== this.#asked) return
        this.hits = [...this.hits, ...page.hits]
        // Records that went meanwhile leave a page short; there is nothing after it.
        this.total = page.hits.length ? page.total : this.hits.length
      }
    } catch (thrown) {
      if (mine === this.#asked) this.error = parseError(thrown)
    }
    if (mine === this.#asked) this.busy = false
  }

  async #tally(mine: number): Promise<void> {
    try {
      const counts = await this.#counted(this.request())
      if (counts && mine === this.#asked) this.counts = counts
    } catch {
      if (mine === this.#asked) this.counts = null // the search itself says why
    }
  }

  // One place after the other: Go drops a search when the next one comes.
  async #count(mine: number): Promise<void> {
    for (const scope of searchScopes) {
      if (mine !== this.#asked || scope === this.scope) continue
      const { total } = await this.#page(0, 1, scope)
      if (mine === this.#asked) this.totals = { ...this.totals, [scope]: total }
    }
  }

  // Lines that nothing else sorts stand as they do in the testimonies, whatever the order of hits.
  #lines(offset: number, limit: number) {
    const asked: SearchRequest = { ...this.request(), order: 'place', offset, limit }
    return this.bridge.concordance(asked, this.lineOrder)
  }

  #page(offset: number, limit: number, scope = this.scope) {
    return this.bridge.search({ ...this.request(), in: [scope], offset, limit })
  }
}

/** A name for a hit, the same from one fetch to the next. */
export function hitKey({ kind, id, owner, testimony, start, end }: Hit): string {
  return [kind, id, owner, testimony, start, end].join(' ')
}

const keyOf = ({ hit, match }: SearchLine): string => `${hitKey(hit)} ${match}`

export const [useSearch, provideSearch] = createContext<Search>()
