import { createContext } from 'svelte'
import { coalesced } from '@/bridge/latest'
import { parseError, type BridgeError } from '@/bridge/error'
import type { Bridge } from '@/bridge/bridge'
import type { HistoryFilter } from '@/bridge/codebookTypes'
import type { Change, Step } from '@/bridge/types'

const pageSize = 200

/** The history of the project: every change, the newest first. */
export class History {
  steps = $state.raw<Step[]>([])
  loaded = $state(false)
  /** Whether older steps are left to fetch. */
  older = $state(false)
  error = $state.raw<BridgeError | null>(null)
  /** What the list is narrowed to. */
  filter = $state.raw<HistoryFilter>({ by: '', actions: [] })
  /** Who made changes, as of the first look. */
  people = $state.raw<string[]>([])
  readonly #reload: () => Promise<void>

  constructor(private readonly bridge: Bridge) {
    this.#reload = coalesced(() => this.#fetch(0, []))
  }

  /** Fetches the newest steps; from then on the list follows every change. */
  async load(): Promise<void> {
    await this.#reload()
    this.people = await this.bridge.historyPeople()
  }

  /** Narrows the list to a person or to kinds of changes. */
  narrow(filter: Partial<HistoryFilter>): Promise<void> {
    this.filter = { ...this.filter, ...filter }
    return this.#reload()
  }

  /** Whether only some of the changes are listed. */
  get narrowed(): boolean {
    return this.filter.by !== '' || this.filter.actions.length > 0
  }

  /** What going back to a step would take back, the newest first. */
  behind(seq: number): Promise<Step[]> {
    return this.bridge.behind(seq)
  }

  /** Fetches older steps. */
  async more(): Promise<void> {
    const last = this.steps.at(-1)
    if (last && this.older) await this.#fetch(last.seq, this.steps)
  }

  /** Follows a change event. */
  changed(_change: Change): void {
    if (this.loaded) void this.#reload()
  }

  async #fetch(before: number, kept: Step[]): Promise<void> {
    try {
      const page = await this.bridge.history(this.filter, before, pageSize)
      this.steps = [...kept, ...page]
      this.older = page.length === pageSize
      this.error = null
    } catch (thrown) {
      this.error = parseError(thrown)
    }
    this.loaded = true
  }
}

export const [useHistory, provideHistory] = createContext<History>()
