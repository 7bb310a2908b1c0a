import type { Change } from './types'

/** Changes that are told later; `stop` tells those still held to nobody. */
export interface Gathered {
  add: (change: Change) => void
  stop: () => void
}

/**
 * Tells of changes a moment (milliseconds) after the first of them, as one: what was done is
 * painted before what it changes elsewhere is fetched.
 */
export function gathered(tell: (change: Change) => void, moment = 60): Gathered {
  let held: Change | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined
  const release = (): void => {
    const all = held
    held = null
    if (all) tell(all)
  }
  return {
    add: (change) => {
      if (held) held = { ...change, records: [...new Set([...held.records, ...change.records])] }
      else {
        held = change
        waiting = setTimeout(release, moment)
      }
    },
    stop: () => {
      held = null
      clearTimeout(waiting)
    },
  }
}
