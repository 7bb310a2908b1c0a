import type { Bridge } from './bridge'
import { hasWails, wailsBridge } from './wails'

/**
 * Returns the bridge to talk to: Go's in the window, and in `vite dev` or a demo build the
 * fake, as the address asks for it. A release build never holds the fake.
 */
export async function connect(): Promise<Bridge> {
  if (hasWails()) return wailsBridge()
  if (import.meta.env.MODE === 'production') throw new Error('Florilège runs in its own window.')
  const { FakeBridge } = await import('./fake/fake')
  const { demoOptions } = await import('./fake/demo')
  return new FakeBridge(demoOptions(new URLSearchParams(location.search)))
}
