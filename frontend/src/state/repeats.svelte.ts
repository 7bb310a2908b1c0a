import { createContext } from 'svelte'
import type { Bridge } from '@/bridge/bridge'
import type {
  Change,
  Condition,
  InsideRepeat,
  Piece,
  Quote,
  RepeatGroup,
  Repeats as Found,
} from '@/bridge/types'
import { Fetched } from './fetched.svelte'

const remembered = 'florilege.near'

/** The repeats: groups of quotes that say the same words again, and what was decided of them. */
export class Repeats {
  readonly fetched: Fetched<Found>
  /** The quotes of those given that are shown, as far as they are. */
  seen: (quotes: Quote[]) => Quote[] = (quotes) => quotes
  /** The groups, and the quotes repeated inside, that the conditions let through. */
  readonly shown = $derived.by((): Found => {
    const passing = this.#passing
    if (!passing) return { groups: this.groups, inside: this.inside }
    return {
      groups: this.groups.filter((g) => passing.has(nameOf(g))),
      inside: this.inside.filter((i) => passing.has(nameOf(i))),
    }
  })
  readonly toReview = $derived.by(() => this.shown.groups.filter((g) => g.verdict === ''))
  readonly decided = $derived.by(() => this.shown.groups.filter((g) => g.verdict !== ''))
  /** Conditions that a quote of each group shown meets. */
  where = $state.raw<Condition[]>([])
  /** Whether quotes are being compared. */
  busy = $state(false)
  #near = $state(usualNear())
  #wanted = false
  #decisions = 0
  // What the conditions let through; null while there are none.
  #passing = $state.raw<ReadonlySet<string> | null>(null)

  constructor(private readonly bridge: Bridge) {
    this.fetched = new Fetched(
      async () => {
        this.busy = true
        try {
          const decisions = this.#decisions
          const all = await bridge.repeats(this.near, [])
          const some = this.where.length ? await bridge.repeats(this.near, this.where) : null
          this.#passing = some && new Set([...some.groups, ...some.inside].map(nameOf))
          // What was asked before a decision does not know of it: the next answer does.
          return decisions === this.#decisions ? all : this.fetched.value
        } finally {
          this.busy = false
        }
      },
      { groups: [], inside: [] },
    )
  }

  /** The least share of common words for a near repeat, from 0.3 to 0.9; kept from one day to the next. */
  get near(): number {
    return this.#near
  }

  set near(share: number) {
    this.#near = share
    localStorage.setItem(remembered, String(share))
  }

  /** The groups of what is shown; a decision about more than that can only be seen whole. */
  readonly groups = $derived.by(() =>
    this.fetched.value.groups.flatMap((g) => {
      const quotes = this.seen(g.quotes)
      const whole = quotes.length === g.quotes.length
      if (quotes.length < 2 || (g.verdict && !whole)) return []
      const has = (id: string) => quotes.some((q) => q.id === id)
      const proposed = has(g.proposed) ? g.proposed : (quotes[0]?.id ?? '')
      return [{ ...g, quotes, proposed }]
    }),
  )

  /** Quotes that say a sentence several times within themselves. */
  readonly inside = $derived.by(() =>
    this.fetched.value.inside.flatMap((i) =>
      this.seen([i.quote]).map((quote) => ({ ...i, quote })),
    ),
  )

  /** Looks for repeats; from then on the list follows every change. */
  load(): Promise<void> {
    this.#wanted = true
    return this.fetched.load()
  }

  /** Shows what a quote that meets the conditions has a part in. */
  narrow(where: Condition[]): Promise<void> {
    this.where = where
    return this.load()
  }

  /** Says that the quotes are one thing said again, and which one stands for the others. */
  confirm(quotes: string[], stands: string): Promise<void> {
    return this.#painted(quotes, { verdict: 'confirmed', stands }, () =>
      this.bridge.confirmRepeat(quotes, stands),
    )
  }

  /** As confirm; the quote that stands gets the codes and memos of the others as well. */
  unite(quotes: string[], stands: string): Promise<void> {
    return this.#painted(quotes, { verdict: 'confirmed', stands }, () =>
      this.bridge.uniteRepeat(quotes, stands),
    )
  }

  /** The groups of the same words that nobody decided about. */
  readonly exact = $derived.by(() => this.toReview.filter((g) => g.kind === 'exact'))

  /** Confirms all of them, as one step to undo. */
  async confirmExact(): Promise<void> {
    const groups = this.exact.map((g) => ({
      quotes: g.quotes.map((q) => q.id),
      stands: g.proposed,
    }))
    await this.bridge.confirmRepeats(groups)
    await this.fetched.load()
  }

  /** Says that the quotes are different things. */
  reject(quotes: string[]): Promise<void> {
    return this.#painted(quotes, { verdict: 'rejected', stands: '' }, () =>
      this.bridge.rejectRepeat(quotes),
    )
  }

  /** Forgets what was decided of the quotes. */
  forget(quotes: string[]): Promise<void> {
    return this.#painted(quotes, { verdict: '', stands: '' }, () =>
      this.bridge.forgetVerdict(quotes),
    )
  }

  /** Compares the words of two quotes. */
  compare(left: string, right: string): Promise<Piece[]> {
    return this.bridge.compare(left, right)
  }

  /** Follows a change event. */
  changed({ records }: Change): void {
    if (this.#wanted && records.some((r) => r === 'quotes' || r === 'verdicts'))
      void this.fetched.load()
  }

  // Paints a verdict before Go has answered, and takes it back when it failed.
  async #painted(
    quotes: string[],
    verdict: Pick<RepeatGroup, 'verdict' | 'stands'>,
    store: () => Promise<void>,
  ): Promise<void> {
    this.#decisions++
    const before = this.fetched.value
    const about = (g: RepeatGroup) =>
      g.quotes.length === quotes.length && g.quotes.every((q) => quotes.includes(q.id))
    const groups = before.groups.map((g) => (about(g) ? { ...g, ...verdict } : g))
    const painted = { ...before, groups }
    this.fetched.value = painted
    try {
      await store()
    } catch (thrown) {
      if (this.fetched.value === painted) this.fetched.value = before
      throw thrown
    }
  }
}

const nameOf = (of: RepeatGroup | InsideRepeat): string => ('quote' in of ? of.quote.id : of.id)

function usualNear(): number {
  const kept = Number(localStorage.getItem(remembered))
  return kept >= 0.3 && kept <= 0.9 ? kept : 0.5
}

export const [useRepeats, provideRepeats] = createContext<Repeats>()
