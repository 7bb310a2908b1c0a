import { createContext } from 'svelte'
import type { Bridge } from '@/bridge/bridge'
import type { RepeatedPassage } from '@/bridge/passagesBridge'
import type { Change, Piece } from '@/bridge/types'
import { Fetched } from './fetched.svelte'

/** How many words a passage has at least: those that can be chosen. */
export const lengths = [8, 12, 20, 40] as const

/** Passages that stand in several testimonies, quoted or not. */
export class Passages {
  readonly fetched: Fetched<RepeatedPassage[]>
  /** Whether the testimonies are being compared. */
  busy = $state(false)
  /** Words of a passage, at least. */
  least = $state(12)
  /** Whether what is said by those who ask the questions is looked at. */
  interviewers = $state(false)
  #wanted = false

  constructor(private readonly bridge: Bridge) {
    this.fetched = new Fetched(async () => {
      this.busy = true
      try {
        return await bridge.repeatedPassages(this.least, this.interviewers)
      } finally {
        this.busy = false
      }
    }, [])
  }

  get list(): RepeatedPassage[] {
    return this.fetched.value
  }

  /** Ends following: nobody looks at the list, and coding goes on without it. */
  leave(): void {
    this.#wanted = false
  }

  /** Looks for passages; from then on the list follows every change. */
  load(): Promise<void> {
    this.#wanted = true
    return this.fetched.load()
  }

  /** Looks for passages of other lengths, or in other words. */
  look(least: number, interviewers: boolean): Promise<void> {
    this.least = least
    this.interviewers = interviewers
    return this.load()
  }

  /** Makes quotes of the places of a passage and confirms that they are one. */
  link({ places }: RepeatedPassage): Promise<void> {
    return this.bridge.linkPassage(
      places.map(({ testimony, start, end }) => ({ testimony, start, end })),
    )
  }

  /** How many passages of the testimonies stand elsewhere too, or twice in one. */
  count(testimonies: string[]): Promise<number> {
    return this.bridge.countPassages(testimonies)
  }

  /** Aligns the words of two places. */
  compare(left: string, right: string): Promise<Piece[]> {
    return this.bridge.compareTexts(left, right)
  }

  /** Follows a change event. */
  changed({ records }: Change): void {
    if (this.#wanted && records.some((r) => r !== 'collections' && r !== 'project'))
      void this.fetched.load()
  }
}

export const [usePassages, providePassages] = createContext<Passages>()
