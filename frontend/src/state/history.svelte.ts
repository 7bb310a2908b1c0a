import { createContext } from 'svelte'
import { coalesced } from '@/bridge/latest'
import { parseError, type BridgeError } from '@/bridge/error'
import type { Bridge } from '@/bridge/bridge'
import type { Change, Step } from '@/bridge/types'

const pageSize = 200

/** The history of the project: every change, the newest first. */
export class History {
  steps = $state.raw<Step[]>([])
  loaded = $state(false)
  /** Whether older steps are left to fetch. */
  older = $state(false)
  error = $state.raw<BridgeError | null>(null)
  readonly #reload: () => Promise<void>

  constructor(private readonly bridge: Bridge) {
    this.#reload = coalesced(() => this.#fetch(0, []))
  }

  /** Fetches the newest steps; from then on the list follows every change. */
  load(): Promise<void> {
    return this.#reload()
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
      const page = await this.bridge.history(before, pageSize)
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
