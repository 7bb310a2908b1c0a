import { coalesced } from '@/bridge/latest'
import { parseError, type BridgeError } from '@/bridge/error'

/** Something fetched from Go: its value, whether it came yet, and why it could not. */
export class Fetched<T> {
  /** Replaced whole at each load, never changed in place. */
  value: T = $state.raw() as T
  loaded = $state(false)
  error = $state.raw<BridgeError | null>(null)
  /** Fetches again; calls made while one runs share one more run. */
  readonly load: () => Promise<void>

  constructor(fetch: () => Promise<T>, initial: T) {
    this.value = initial
    this.load = coalesced(async () => {
      try {
        this.value = await fetch()
        this.error = null
      } catch (thrown) {
        this.error = parseError(thrown)
      } finally {
        this.loaded = true
      }
    })
  }
}
