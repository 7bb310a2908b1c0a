import { createContext } from 'svelte'
import { parseError, type BridgeError } from '@/bridge/error'
import { everything } from '@/bridge/filter'
import { coalesced, latest } from '@/bridge/latest'
import type { Bridge } from '@/bridge/bridge'
import type { Change, Quote, QuoteFilter, QuotePage, Text, Whose } from '@/bridge/types'
import { Ahead } from './ahead'
import { OnTheWay } from './onTheWay.svelte'
import { draftOf, insert, type Passage } from './passage'

const pageSize = 500

/**
 * How long the hand rests before what it did is fetched again, in milliseconds: the longer, the
 * more quotes will come, so that they meet no key.
 */
const restFor = (quotes: number): number => 300 + Math.min(2_000, quotes / 2)

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
  /** How many people say the others. */
  people = $state(0)
  loaded = $state(false)
  error = $state.raw<BridgeError | null>(null)
  filter = $state.raw<QuoteFilter>(everything)

  #testimony = ''
  // Changes of this window that were not told of yet.
  #own = 0
  #resting: ReturnType<typeof setTimeout> | undefined
  readonly #way: OnTheWay
  readonly #ahead: Ahead<QuotePage>
  readonly #page: (filter: QuoteFilter) => Promise<QuotePage | undefined>
  readonly #reload: () => Promise<void>
  readonly #reloadHere: () => Promise<void>

  constructor(private readonly bridge: Bridge) {
    this.#way = new OnTheWay(
      () => this.#begun(),
      () => (this.#resting = setTimeout(() => this.#refetch(), restFor(this.here.length))),
    )
    const of = (testimony: string) => bridge.quotes({ ...everything, testimony })
    this.#ahead = new Ahead(of)
    this.#page = latest((filter: QuoteFilter) => bridge.quotes(filter))
    this.#reload = coalesced(() => this.#fetch(0, Math.max(pageSize, this.list.length)))
    this.#reloadHere = coalesced(async () => {
      const [testimony, { changes }] = [this.#testimony, this.#way]
      const page = await of(testimony)
      if (testimony !== this.#testimony || this.saving) return
      if (changes === this.#way.changes) this.here = page.quotes
    })
  }

  /** How many changes Go has not acknowledged yet. */
  get saving(): number {
    return this.#way.saving
  }

  /** Says where a coding stands in a dimension, "" for nowhere. */
  async setStance(id: string, code: string, dimension: string, value: string): Promise<void> {
    const set = (stored: string) => this.bridge.setStance(stored, code, dimension, value)
    this.#put(await this.#way.send(() => this.#way.named(id, set)), '')
  }

  /** Fetches the quotes of a testimony that will be read as soon as its text is there. */
  ahead(testimony: string): void {
    if (testimony !== this.#testimony && !this.saving) this.#ahead.begin(testimony)
  }

  /** Fetches the quotes of the testimony being read. */
  async follow(text: Text | null): Promise<void> {
    const id = text?.testimony.id ?? ''
    if (id === this.#testimony) return
    this.#testimony = id
    const ahead = this.#ahead.of(id)
    this.here = ahead?.answer?.quotes ?? []
    if (!id || ahead?.answer) return
    const page = await ahead?.coming
    if (!page || ahead?.stale) await this.#reloadHere()
    else if (id === this.#testimony) this.here = page.quotes
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
    const now = this.now(id)
    return this.here.find((q) => q.id === now) ?? this.list.find((q) => q.id === now)
  }

  /** The ID of a quote that had another one while it was on its way. */
  now(id: string): string {
    return this.#way.now(id)
  }

  /** What tells a quote from others from the moment it is painted. */
  origin(id: string): string {
    return this.#way.origin(id)
  }

  /** Waits until every change is stored, or has failed. */
  settled(): Promise<void> {
    return this.#way.settled()
  }

  /** Puts codes on a passage of a testimony; shown at once, answers with the stored quote. */
  async code(at: Passage, codes: string[]): Promise<Quote> {
    const draft = this.#draft(at, codes)
    return this.#optimistic(
      this.#drawn(draft),
      () => this.bridge.codePassage(at.testimony, at.start, at.end, codes),
      draft.id,
    )
  }

  /** Makes a code under `parent` and puts it on a passage, as one step to undo. */
  async codeNew(at: Passage, name: string, parent = ''): Promise<Quote> {
    const draft = this.#draft(at, [])
    return this.#optimistic(
      this.#drawn(draft),
      () => this.bridge.codeNew(at.testimony, at.start, at.end, name, parent),
      draft.id,
    )
  }

  /** Puts more codes on a quote. */
  addCodes(id: string, codes: string[]): Promise<Quote> {
    return this.#optimistic(
      this.#patch(id, (q) => ({ ...q, codes: [...new Set([...q.codes, ...codes])] })),
      () => this.#way.named(id, (stored) => this.bridge.addCodes(stored, codes)),
    )
  }

  /** Takes a code off a quote; a quote that nothing keeps goes, and the answer has no ID. */
  async removeCode(id: string, code: string): Promise<Quote> {
    const stored = await this.#optimistic(
      this.#patch(id, (q) => ({ ...q, codes: q.codes.filter((c) => c !== code) })),
      () => this.#way.named(id, (stored) => this.bridge.removeCode(stored, code)),
    )
    if (!stored.id) this.#drop(this.now(id))
    return stored
  }

  /** Changes a quote's memo. */
  editMemo(id: string, memo: string): Promise<Quote> {
    return this.#optimistic(
      this.#patch(id, (q) => ({ ...q, memo })),
      () => this.#way.named(id, (stored) => this.bridge.editQuoteMemo(stored, memo)),
    )
  }

  /**
   * Moves the start and end (UTF-16 units) of a quote as it is shown. Where others coded it too,
   * what is shown becomes a quote of its own, whose ID is told before it is stored.
   */
  move(
    shown: Quote,
    start: number,
    end: number,
    whose: Whose = 'all',
    onapart?: (id: string) => void,
  ): Promise<Quote> {
    const { id } = shown
    const move = () =>
      this.#way.named(id, (stored) => this.bridge.moveQuote(stored, start, end, whose))
    const whole = this.find(id)
    if (!whole || whose === 'all' || handsOf(whole) === handsOf(shown))
      return this.#optimistic(
        this.#patch(id, (q) => ({ ...q, start, end })),
        move,
      )
    const draft = { ...shown, id: this.#way.draft(), start, end }
    const apart = (quotes: Quote[]) => {
      const others = quotes.filter((q) => q.id !== this.now(id))
      return draft.testimony === this.#testimony ? insert(others, draft) : others
    }
    const moving = this.#optimistic(apart, move, draft.id)
    onapart?.(draft.id)
    return moving
  }

  /** Cuts a quote in two at a position of its testimony; answers with both parts. */
  async split(id: string, at: number, whose: Whose = 'all'): Promise<Quote[]> {
    return this.#reshape([id], ([stored = id]) => this.bridge.splitQuote(stored, at, whose))
  }

  /** Makes one quote of several of one testimony, with the words between. */
  async merge(ids: readonly string[], whose: Whose = 'all'): Promise<Quote | undefined> {
    const [merged] = await this.#reshape(ids, async (stored) => [
      await this.bridge.mergeQuotes(stored, whose),
    ])
    return merged
  }

  /** Deletes a quote with its codings, or takes off those that are shown; undoable. */
  async remove(id: string, whose: Whose = 'all'): Promise<void> {
    const remove = (stored: string) =>
      whose === 'all' ? this.bridge.deleteQuote(stored) : this.bridge.deleteQuotes([stored], whose)
    await this.#optimistic(
      (quotes) => quotes.filter((q) => q.id !== this.now(id)),
      () => this.#way.named(id, remove),
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

  /** Deletes quotes with their codings, or takes off those that are shown, as one step to undo. */
  async removeAll(ids: readonly string[], whose: Whose = 'all'): Promise<void> {
    const gone = new Set(ids)
    await this.#optimistic(
      (quotes) => quotes.filter((q) => !gone.has(q.id)),
      () => this.bridge.deleteQuotes([...ids], whose),
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
    this.#ahead.changed()
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

  // What a coding changes elsewhere (repeats, what a filter lets through) is fetched again when
  // the hand that codes on rests.
  #begun(): void {
    this.#own++
    this.#ahead.changed()
    clearTimeout(this.#resting)
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
    try {
      const painting = { paint, listed: !draft }
      return await this.#way.follow(store, painting, draft, (stored) => this.#put(stored, draft))
    } catch (thrown) {
      if (this.here === paintedHere) this.here = here
      if (this.list === paintedList) this.list = list
      throw thrown
    }
  }

  // What quotes become shows once it is stored: which of them stay is for Go to say.
  async #reshape(
    ids: readonly string[],
    store: (stored: string[]) => Promise<Quote[]>,
  ): Promise<Quote[]> {
    let stored: string[] = []
    const made = await this.#way.send(async () => {
      stored = await Promise.all(
        ids.map((id) => this.#way.named(id, (now) => Promise.resolve(now))),
      )
      return store(stored)
    })
    for (const id of stored) if (!made.some((q) => q.id === id)) this.#drop(id)
    for (const quote of made) this.#put(quote, '')
    return made
  }

  #patch(id: string, edit: (quote: Quote) => Quote): (quotes: Quote[]) => Quote[] {
    return (quotes) => quotes.map((q) => (q.id === this.now(id) ? edit(q) : q))
  }

  // A passage that is a quote already gets the codes, another one becomes one.
  #drawn(draft: Quote): (quotes: Quote[]) => Quote[] {
    return (quotes) => {
      if (draft.testimony !== this.#testimony) return quotes
      const same = quotes.find((q) => q.start === draft.start && q.end === draft.end)
      if (!same) return insert(quotes, draft)
      const codes = [...new Set([...same.codes, ...draft.codes])]
      return quotes.map((q) => (q === same ? { ...q, codes } : q))
    }
  }

  #drop(id: string): void {
    this.here = this.here.filter((q) => q.id !== id)
    this.list = this.list.filter((q) => q.id !== id)
  }

  #put(quote: Quote, draft: string): void {
    if (quote.testimony === this.#testimony) {
      const others = this.here.filter((q) => q.id !== quote.id && (!draft || q.id !== draft))
      this.here = this.#way.painted(insert(others, quote), false)
    }
    const list = this.list.map((q) => (q.id === quote.id ? quote : q))
    this.list = this.#way.painted(list, true)
  }

  #draft(at: Passage, codes: string[]): Quote {
    const here = at.testimony === this.#testimony ? this.here : []
    const same = here.find((q) => q.start === at.start && q.end === at.end)
    if (same) return { ...same, codes: [...new Set([...same.codes, ...codes])] }
    return draftOf(at, codes, this.#way.draft())
  }

  async #fetch(offset: number, limit: number): Promise<void> {
    try {
      const page = await this.#page({ ...this.filter, offset, limit })
      if (!page) return
      const list = offset ? [...this.list.slice(0, offset), ...page.quotes] : page.quotes
      this.list = this.#way.painted(list, true)
      this.total = page.total
      this.asked = page.asked
      this.people = page.people
      this.error = null
    } catch (thrown) {
      this.error = parseError(thrown)
    }
    this.loaded = true
  }
}

// How many put codes on a quote, each for each code.
function handsOf({ codings }: Quote): number {
  return codings.reduce((hands, c) => hands + 1 + c.also.length, 0)
}

export const [useQuotes, provideQuotes] = createContext<Quotes>()
