import { createContext } from 'svelte'
import { parseError, type BridgeError } from '@/bridge/error'
import { everything } from '@/bridge/filter'
import { coalesced, latest } from '@/bridge/latest'
import type { Bridge } from '@/bridge/bridge'
import type { Change, Quote, QuoteFilter, QuotePage, Text } from '@/bridge/types'

/** A passage to code, in UTF-16 units of its testimony, with its words to show meanwhile. */
export interface Passage {
  testimony: string
  start: number
  end: number
  text: string
}

const pageSize = 500

/** How long the hand rests before what it did is fetched again, in milliseconds. */
const rest = 500

/**
 * The quotes: those of the testimony being read (`here`), and a list narrowed by a filter
 * (`list`, fetched by pages). A change is painted in both before Go has answered.
 */
export class Quotes {
  /** The quotes of the testimony being read, in the order of the text. */
  here = $state.raw<Quote[]>([])
  /** The quotes that the filter lets through, as far as they were fetched. */
  list = $state.raw<Quote[]>([])
  /** How many the filter lets through in all. */
  total = $state(0)
  /** How many of these are said by those who ask the questions, and count nowhere. */
  asked = $state(0)
  loaded = $state(false)
  error = $state.raw<BridgeError | null>(null)
  filter = $state.raw<QuoteFilter>(everything)

  /** How many changes Go has not acknowledged yet. */
  saving = $state(0)

  #testimony = ''
  // Changes of this window that were not told of yet.
  #own = 0
  #resting: ReturnType<typeof setTimeout> | undefined
  readonly #page: (filter: QuoteFilter) => Promise<QuotePage | undefined>
  readonly #reload: () => Promise<void>
  readonly #reloadHere: () => Promise<void>

  constructor(private readonly bridge: Bridge) {
    this.#page = latest((filter: QuoteFilter) => bridge.quotes(filter))
    this.#reload = coalesced(() => this.#fetch(0, Math.max(pageSize, this.list.length)))
    this.#reloadHere = coalesced(async () => {
      const testimony = this.#testimony
      const page = await bridge.quotes({ ...everything, testimony })
      if (testimony === this.#testimony && !this.saving) this.here = page.quotes
    })
  }

  /** Says where a coding stands in a dimension, "" for nowhere. */
  async setStance(id: string, code: string, dimension: string, value: string): Promise<void> {
    this.#put(await this.bridge.setStance(id, code, dimension, value), '')
  }

  /** Fetches the quotes of the testimony being read. */
  async follow(text: Text | null): Promise<void> {
    const id = text?.testimony.id ?? ''
    if (id === this.#testimony) return
    this.#testimony = id
    this.here = []
    if (id) await this.#reloadHere()
  }

  /** Fetches the list, narrowed by the fields given; the others stay. */
  async narrow(changes: Partial<QuoteFilter> = {}): Promise<void> {
    this.filter = { ...this.filter, ...changes }
    await this.#fetch(0, pageSize)
  }

  /** Fetches the next page of the list, if there is one. */
  async more(): Promise<void> {
    if (this.list.length < this.total) await this.#fetch(this.list.length, pageSize)
  }

  /** Returns a quote that is loaded here or in the list. */
  find(id: string): Quote | undefined {
    return this.here.find((q) => q.id === id) ?? this.list.find((q) => q.id === id)
  }

  /** Puts codes on a passage of a testimony; shown at once, answers with the stored quote. */
  async code(at: Passage, codes: string[]): Promise<Quote> {
    const draft = this.#draft(at, codes)
    return this.#optimistic(
      (quotes) => insert(quotes, draft),
      () => this.bridge.codePassage(at.testimony, at.start, at.end, codes),
      draft.id,
    )
  }

  /** Makes a code under `parent` and puts it on a passage, as one step to undo. */
  async codeNew(at: Passage, name: string, parent = ''): Promise<Quote> {
    const draft = this.#draft(at, [])
    return this.#optimistic(
      (quotes) => insert(quotes, draft),
      () => this.bridge.codeNew(at.testimony, at.start, at.end, name, parent),
      draft.id,
    )
  }

  /** Puts more codes on a quote. */
  addCodes(id: string, codes: string[]): Promise<Quote> {
    return this.#optimistic(
      patch(id, (q) => ({ ...q, codes: [...new Set([...q.codes, ...codes])] })),
      () => this.bridge.addCodes(id, codes),
    )
  }

  /** Takes a code off a quote; a quote that nothing keeps goes, and the answer has no ID. */
  async removeCode(id: string, code: string): Promise<Quote> {
    const stored = await this.#optimistic(
      patch(id, (q) => ({ ...q, codes: q.codes.filter((c) => c !== code) })),
      () => this.bridge.removeCode(id, code),
    )
    if (!stored.id) this.#drop(id)
    return stored
  }

  /** Changes a quote's memo. */
  editMemo(id: string, memo: string): Promise<Quote> {
    return this.#optimistic(
      patch(id, (q) => ({ ...q, memo })),
      () => this.bridge.editQuoteMemo(id, memo),
    )
  }

  /** Moves a quote's start and end (UTF-16 units) in its testimony. */
  move(id: string, start: number, end: number): Promise<Quote> {
    return this.#optimistic(
      patch(id, (q) => ({ ...q, start, end })),
      () => this.bridge.moveQuote(id, start, end),
    )
  }

  /** Cuts a quote in two at a position of its testimony; answers with both parts. */
  async split(id: string, at: number): Promise<Quote[]> {
    return this.#reshape([id], () => this.bridge.splitQuote(id, at))
  }

  /** Makes one quote of several of one testimony, with the words between. */
  async merge(ids: readonly string[]): Promise<Quote | undefined> {
    const [merged] = await this.#reshape(ids, async () => [await this.bridge.mergeQuotes([...ids])])
    return merged
  }

  /** Deletes a quote with its codings; undoable. */
  async remove(id: string): Promise<void> {
    await this.#optimistic(
      (quotes) => quotes.filter((q) => q.id !== id),
      () => this.bridge.deleteQuote(id),
    )
  }

  /** Puts codes on quotes, and on passages that become quotes, as one step to undo. */
  async codeAll(
    passages: readonly Passage[],
    ids: readonly string[],
    codes: string[],
  ): Promise<void> {
    const chosen = new Set(ids)
    const put = (q: Quote) =>
      chosen.has(q.id) ? { ...q, codes: [...new Set([...q.codes, ...codes])] } : q
    const at = passages.map(({ testimony, start, end }) => ({ testimony, start, end }))
    await this.#optimistic(
      (quotes) => quotes.map(put),
      () => this.bridge.codeAll([...ids], at, codes),
    )
  }

  /** Deletes quotes with their codings, as one step to undo. */
  async removeAll(ids: readonly string[]): Promise<void> {
    const gone = new Set(ids)
    await this.#optimistic(
      (quotes) => quotes.filter((q) => !gone.has(q.id)),
      () => this.bridge.deleteQuotes([...ids]),
    )
  }

  /** Returns every quote that the filter lets through, whatever was fetched. */
  async all(): Promise<Quote[]> {
    const { quotes } = await this.bridge.quotes({ ...this.filter, offset: 0, limit: 0 })
    return quotes
  }

  /** Follows a change event; one of this window's own codings is painted already. */
  changed({ records }: Change): void {
    if (!records.some((r) => r !== 'project')) return
    if (this.#own) this.#own--
    else this.#refetch()
  }

  /** Fetches nothing any more: the project closes. */
  close(): void {
    this.#testimony = ''
    clearTimeout(this.#resting)
  }

  #refetch(): void {
    this.#own = 0
    clearTimeout(this.#resting)
    if (this.#testimony) void this.#reloadHere()
    if (this.loaded) void this.#reload()
  }

  #saves(): void {
    this.saving++
    this.#own++
    clearTimeout(this.#resting)
  }

  // What a coding changes elsewhere (repeats, what a filter lets through) can wait for the
  // hand that codes on: thousands of quotes may come.
  #saved(): void {
    this.saving--
    if (!this.saving) this.#resting = setTimeout(() => this.#refetch(), rest)
  }

  // Paints what a change will give, then what it gave, or takes it back when it failed.
  async #optimistic<T extends Quote | void>(
    paint: (quotes: Quote[]) => Quote[],
    store: () => Promise<T>,
    draft = '',
  ): Promise<T> {
    const [here, list] = [this.here, this.list]
    const [paintedHere, paintedList] = [paint(here), draft ? list : paint(list)]
    this.here = paintedHere
    this.list = paintedList
    this.#saves()
    try {
      const stored = await store()
      if (stored?.id) this.#put(stored, draft)
      return stored
    } catch (thrown) {
      if (this.here === paintedHere) this.here = here
      if (this.list === paintedList) this.list = list
      throw thrown
    } finally {
      this.#saved()
    }
  }

  // What quotes become shows once it is stored: which of them stay is for Go to say.
  async #reshape(ids: readonly string[], store: () => Promise<Quote[]>): Promise<Quote[]> {
    this.#saves()
    try {
      const made = await store()
      for (const id of ids) if (!made.some((q) => q.id === id)) this.#drop(id)
      for (const quote of made) this.#put(quote, '')
      return made
    } finally {
      this.#saved()
    }
  }

  #drop(id: string): void {
    this.here = this.here.filter((q) => q.id !== id)
    this.list = this.list.filter((q) => q.id !== id)
  }

  #put(quote: Quote, draft: string): void {
    if (quote.testimony === this.#testimony) {
      const others = this.here.filter((q) => q.id !== quote.id && (!draft || q.id !== draft))
      this.here = insert(others, quote)
    }
    this.list = this.list.map((q) => (q.id === quote.id ? quote : q))
  }

  #draft({ testimony, start, end, text }: Passage, codes: string[]): Quote {
    const same = this.here.find((q) => q.start === start && q.end === end)
    if (same) return { ...same, codes: [...new Set([...same.codes, ...codes])] }
    return {
      id: `draft-${start}-${end}`,
      testimony,
      title: '',
      start,
      end,
      text,
      speaker: '',
      turn: 0,
      time: '',
      codes,
      codings: codes.map((code) => ({ code, by: '', also: [], auto: '', stances: [] })),
      memo: '',
      created: '',
      by: '',
      repeat: '',
      stands: false,
      said: 1,
      collections: [],
      asked: false,
      consent: '',
      allowed: '',
    }
  }

  async #fetch(offset: number, limit: number): Promise<void> {
    try {
      const page = await this.#page({ ...this.filter, offset, limit })
      if (!page) return
      this.list = offset ? [...this.list.slice(0, offset), ...page.quotes] : page.quotes
      this.total = page.total
      this.asked = page.asked
      this.error = null
    } catch (thrown) {
      this.error = parseError(thrown)
    }
    this.loaded = true
  }
}

function patch(id: string, edit: (quote: Quote) => Quote): (quotes: Quote[]) => Quote[] {
  return (quotes) => quotes.map((q) => (q.id === id ? edit(q) : q))
}

function insert(quotes: Quote[], quote: Quote): Quote[] {
  const others = quotes.filter((q) => q.id !== quote.id)
  const after = others.findIndex(
    (q) => q.start > quote.start || (q.start === quote.start && q.end < quote.end),
  )
  others.splice(after < 0 ? others.length : after, 0, quote)
  return others
}

export const [useQuotes, provideQuotes] = createContext<Quotes>()
