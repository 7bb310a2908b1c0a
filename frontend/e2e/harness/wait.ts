import { connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Polls until attempt gives something other than undefined, false or null, and returns it.
 * Errors thrown by attempt count as "not yet"; the last one is the cause when time is up.
 */
export async function until<T>(
  what: string,
  attempt: () => Promise<T> | T,
  timeoutMs = 60_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs
  let cause: unknown
  while (Date.now() < deadline) {
    try {
      const value = await attempt()
      if (value !== undefined && value !== null && value !== false) return value
    } catch (error) {
      cause = error
    }
    await sleep(25)
  }
  throw new Error(`timed out after ${timeoutMs} ms waiting until ${what}`, { cause })
}

/** A loopback TCP port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') return reject(new Error('no TCP port'))
      server.close(() => resolve(address.port))
    })
  })
}

/** Whether something accepts connections on a loopback TCP port. */
export function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => socket.end(() => resolve(true)))
    socket.once('error', () => resolve(false))
  })
}
