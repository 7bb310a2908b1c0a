import type { Quotes } from '@/state/quotes.svelte'
import type { View } from '@/state/view.svelte'
import type { Quote, Range } from '@/bridge/types'

const pause = 400

/** The end of a quote being moved: painted at each key, stored once the keys rest. */
export class Movement {
  /** Which end moves; "" when none does. */
  side = $state<'' | 'start' | 'end'>('')
  #moved = $state.raw<(Range & { quote: Quote }) | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly nouns: { quotes: Quotes; view: View }) {}

  /** Returns the quotes with the one being moved where it is now. */
  applied(quotes: Quote[]): Quote[] {
    const moved = this.#moved
    if (!moved) return quotes
    const { quote, start, end } = moved
    return quotes
      .map((q) => (q.id === quote.id ? { ...q, start, end } : q))
      .sort((a, b) => a.start - b.start || b.end - a.end)
  }

  /**
   * Moves the chosen end of a quote to a position; an end never crosses the other. It is stored
   * as the moves rest, or, where they are held, once they end.
   */
  to(quote: Quote, position: number, held = false): void {
    const { start, end } = quote
    const range = this.side === 'start' ? { start: position, end } : { start, end: position }
    if (range.end <= range.start) return
    this.#moved = { quote, ...range }
    clearTimeout(this.#timer)
    if (!held) this.#timer = setTimeout(() => void this.store(), pause)
  }

  /** Stops moving, and leaves the quote where it was stored. */
  cancel(): void {
    clearTimeout(this.#timer)
    this.side = ''
    this.#moved = null
  }

  /** Stops moving, and stores what was moved. */
  end(): void {
    this.side = ''
    void this.store()
  }

  /** Stores what was moved, if anything was; fails with a BridgeError. */
  async store(): Promise<void> {
    clearTimeout(this.#timer)
    const moved = this.#moved
    if (!moved) return
    const { quote, start, end } = moved
    const { quotes, view } = this.nouns
    // What becomes a quote of its own stays in focus.
    const stored = quotes.move(quote, start, end, view.whose, (id) => {
      if (view.quote === quote.id) view.select(id)
    })
    this.#moved = null
    await stored
  }
}
