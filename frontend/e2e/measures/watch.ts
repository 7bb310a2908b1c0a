import type { Page } from 'playwright-core'
import { timesOf, type Times } from './figures'

/** What was seen of the window for a while. */
export interface Watched {
  seconds: number
  /** From one frame of the page to the next. */
  frames: Times
  /** Ordinary calls of the interface, by name, asked one after another all the while. */
  calls: Record<string, Times>
}

interface Raw {
  frames: number[]
  calls: Record<string, number[]>
}

/** What is called of the program, as Wails hands it to the page. */
interface Methods {
  Status(): Promise<unknown>
  Testimonies(): Promise<{ id: string }[]>
  Text(testimony: string): Promise<unknown>
  Search(request: object): Promise<unknown>
}

/**
 * Watches the window while `work` goes on: how long its frames are apart, and how long the
 * calls take that a person makes who reads and searches meanwhile.
 */
export async function watch(page: Page, work: () => Promise<void>): Promise<Watched> {
  await page.evaluate(() => {
    const app = (globalThis as unknown as { go: { desktop: { App: Methods } } }).go.desktop.App
    const raw: Raw = { frames: [], calls: {} }
    const state = { raw, going: true }
    Object.assign(globalThis, { watched: state })
    let last = performance.now()
    const frame = (now: number): void => {
      raw.frames.push(now - last)
      last = now
      if (state.going) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    const question = { query: 'commune', in: ['testimonies'], testimony: '', where: [] }
    const timed = async (name: string, call: Promise<unknown>): Promise<void> => {
      const begun = performance.now()
      await call
      ;(raw.calls[name] ??= []).push(performance.now() - begun)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const ask = async (): Promise<void> => {
      while (state.going) {
        await timed('status', app.Status())
        const list = app.Testimonies()
        await timed('list', list)
        await timed('open', app.Text((await list)[0]?.id ?? ''))
        await timed('search', app.Search({ ...question, unasked: false, limit: 50, offset: 0 }))
      }
    }
    void ask()
  })
  const begun = Date.now()
  await work()
  const seconds = (Date.now() - begun) / 1000
  const raw = await page.evaluate(() => {
    const { watched } = globalThis as unknown as { watched: { raw: Raw; going: boolean } }
    watched.going = false
    return watched.raw
  })
  return {
    seconds,
    frames: timesOf(raw.frames.slice(1)),
    calls: Object.fromEntries(
      Object.entries(raw.calls).map(([name, times]) => [name, timesOf(times)]),
    ),
  }
}
