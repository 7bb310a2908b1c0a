import { vi, type MockInstance } from 'vitest'
import type { FakeBridge } from '@/bridge/fake/fake'

/** The methods of the fake that one may hold: those that answer. */
type Answering = {
  [K in keyof FakeBridge]: FakeBridge[K] extends (...args: never[]) => Promise<unknown> ? K : never
}[keyof FakeBridge]

/**
 * Keeps the answers of a method back until each is let go, as a machine with much else to do
 * does; what was asked is done at once.
 */
export function late(bridge: FakeBridge, method: Answering): { answer(): void; spy: MockInstance } {
  const waiting: (() => void)[] = []
  const real = bridge[method].bind(bridge) as (...args: unknown[]) => Promise<unknown>
  const spy = vi.spyOn(bridge, method as never) as unknown as MockInstance
  spy.mockImplementation(async (...args: unknown[]) => {
    const answer = real(...args)
    await Promise.allSettled([answer, new Promise<void>((go) => waiting.push(go))])
    return answer
  })
  return { answer: () => waiting.shift()?.(), spy }
}
