/**
 * Returns a version of an asynchronous function for questions that overtake one another,
 * like a search while one types: only the answer to the last question is given back, and
 * the answers and errors of earlier ones become undefined.
 */
export function latest<A extends unknown[], T>(
  ask: (...args: A) => Promise<T>,
): (...args: A) => Promise<T | undefined> {
  let last = 0
  return async (...args) => {
    const mine = ++last
    try {
      const answer = await ask(...args)
      return mine === last ? answer : undefined
    } catch (error) {
      if (mine === last) throw error
      return undefined
    }
  }
}

/**
 * Returns a version of a refresh that runs at most once at a time: calls made while it
 * runs are served together by one more run after it. Each promise settles with the run
 * that began after its call.
 */
export function coalesced(refresh: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  const start = (): Promise<void> => {
    running = refresh().finally(() => (running = null))
    return running
  }
  return () => {
    if (!running) return start()
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null
        return start()
      })
    return next
  }
}
