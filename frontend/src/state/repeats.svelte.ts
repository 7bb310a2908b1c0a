import { createContext } from 'svelte'
import type { Bridge } from '@/bridge/bridge'
import type { Change, InsideRepeat, Piece, RepeatGroup, Repeats as Found } from '@/bridge/types'
import { Fetched } from './fetched.svelte'

/** The repeats: groups of quotes that say the same words again, and what was decided of them. */
export class Repeats {
  readonly fetched: Fetched<Found>
  /** The least share of common words for a near repeat, from 0 to 1. */
  near = $state(0.5)
  readonly toReview = $derived.by(() => this.groups.filter((g) => g.verdict === ''))
  readonly decided = $derived.by(() => this.groups.filter((g) => g.verdict !== ''))
  #wanted = false

  constructor(private readonly bridge: Bridge) {
    this.fetched = new Fetched(() => bridge.repeats(this.near), { groups: [], inside: [] })
  }

  get groups(): RepeatGroup[] {
    return this.fetched.value.groups
  }

  /** Quotes that say a sentence several times within themselves. */
  get inside(): InsideRepeat[] {
    return this.fetched.value.inside
  }

  /** Looks for repeats; from then on the list follows every change. */
  load(): Promise<void> {
    this.#wanted = true
    return this.fetched.load()
  }

  /** Says that the quotes are one thing said again, and which one stands for the others. */
  confirm(quotes: string[], stands: string): Promise<void> {
    return this.bridge.confirmRepeat(quotes, stands)
  }

  /** Says that the quotes are different things. */
  reject(quotes: string[]): Promise<void> {
    return this.bridge.rejectRepeat(quotes)
  }

  /** Forgets what was decided of the quotes. */
  forget(quotes: string[]): Promise<void> {
    return this.bridge.forgetVerdict(quotes)
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
}

export const [useRepeats, provideRepeats] = createContext<Repeats>()
