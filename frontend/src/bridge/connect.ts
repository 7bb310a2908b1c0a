import type { Bridge } from './bridge'
import { hasWails, wailsBridge } from './wails'

/**
 * Returns the bridge to talk to: Go's in the window, and in `vite dev` or a demo build the
 * fake, which `?open` starts with its sample project. A release build never holds the fake.
 */
export async function connect(): Promise<Bridge> {
  if (hasWails()) return wailsBridge()
  if (import.meta.env.MODE === 'production') throw new Error('Florilège runs in its own window.')
  const { FakeBridge } = await import('./fake/fake')
  const query = new URLSearchParams(location.search)
  const theme = query.get('theme') === 'dark' ? 'dark' : 'light'
  const locale = query.get('lang') === 'en' ? 'en' : 'fr'
  const beside =
    query.get('beside') === 'many' ? 'many' : query.has('beside') ? 'conflict' : 'nothing'
  return new FakeBridge({
    open: query.has('open'),
    settings: { theme, locale },
    beside,
    slack: query.has('slack'),
  })
}
