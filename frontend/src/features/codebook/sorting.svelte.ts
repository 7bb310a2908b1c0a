import type { Bridge } from '@/bridge/bridge'
import { everything } from '@/bridge/filter'
import type { Code, Quote } from '@/bridge/types'

/** How many destinations have a key: the digits. */
export const mostTargets = 9

/** The quotes of a code, one after the other, on their way into other codes. */
export class Sorting {
  quotes = $state.raw<Quote[]>([])
  loaded = $state(false)
  at = $state(0)
  /** IDs of the codes that quotes go into, in the order of their digits. */
  targets = $state.raw<string[]>([])
  /** Those chosen for the quote in view, where it goes into several. */
  chosen = $state.raw<string[]>([])
  /** Where each quote went. */
  sorted = $state.raw<ReadonlyMap<string, readonly string[]>>(new Map())

  readonly quote = $derived(this.quotes[this.at])
  readonly left = $derived(this.quotes.length - this.sorted.size)

  constructor(
    private readonly bridge: Bridge,
    private readonly code: Code,
    under: readonly Code[],
  ) {
    this.targets = under.slice(0, mostTargets).map((c) => c.id)
  }

  /** Fetches the quotes that carry the code itself. */
  async load(): Promise<void> {
    const { quotes } = await this.bridge.quotes({ ...everything, codes: [this.code.id] })
    this.quotes = quotes.filter((q) => q.codes.includes(this.code.id))
    this.loaded = true
  }

  /** Makes a code a destination. */
  add(id: string): void {
    if (id !== this.code.id && !this.targets.includes(id) && this.targets.length < mostTargets)
      this.targets = [...this.targets, id]
  }

  /** Puts the quote in view into codes and goes to the next one. */
  async put(into: readonly string[]): Promise<void> {
    const { quote } = this
    if (!quote || this.sorted.has(quote.id) || !into.length) return
    this.sorted = new Map([...this.sorted, [quote.id, into]])
    this.next()
    try {
      await this.bridge.sortQuotes([quote.id], this.code.id, [...into])
    } catch (thrown) {
      this.forget(quote.id)
      throw thrown
    }
  }

  /** Chooses one of several destinations of the quote in view, or leaves it again. */
  toggle(id: string): void {
    this.chosen = this.chosen.includes(id)
      ? this.chosen.filter((c) => c !== id)
      : [...this.chosen, id]
  }

  /** Goes to the next quote that is not sorted, else to the end. */
  next(): void {
    this.chosen = []
    const later = this.quotes.findIndex((q, i) => i > this.at && !this.sorted.has(q.id))
    const first = this.quotes.findIndex((q) => !this.sorted.has(q.id))
    this.at = later >= 0 ? later : first >= 0 ? first : this.quotes.length
  }

  /** Goes to the quote before. */
  previous(): void {
    this.chosen = []
    this.at = Math.max(0, this.at - 1)
  }

  /** Takes the last sorting back: answers whether there was one. */
  async undo(): Promise<boolean> {
    const last = [...this.sorted.keys()].at(-1)
    if (!last) return false
    await this.bridge.undo()
    this.forget(last)
    return true
  }

  private forget(quote: string): void {
    this.sorted = new Map([...this.sorted].filter(([id]) => id !== quote))
    this.chosen = []
    this.at = this.quotes.findIndex((q) => q.id === quote)
  }
}
