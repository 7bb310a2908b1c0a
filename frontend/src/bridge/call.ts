import { BridgeError, parseError } from './error'

/** How long a call may take before it counts as lost, in milliseconds. */
export const patience = 20_000

/**
 * Awaits a call of Go. A failure becomes a BridgeError; a call that never answers (Go
 * panicked, the window lost its backend) fails with the code "lost" instead of hanging.
 * Calls that wait for a person or for long work give `limit` as Infinity.
 */
export async function watched<T>(call: Promise<T>, limit = patience): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const lost = new Promise<never>((_, reject) => {
    if (limit === Infinity) return
    timer = setTimeout(() => {
      reject(new BridgeError('lost', 'the program did not answer'))
    }, limit)
  })
  try {
    return await Promise.race([call, lost])
  } catch (thrown) {
    throw parseError(thrown)
  } finally {
    clearTimeout(timer)
  }
}
