import { bareShows, closeBare, showBare } from './bare'
import { painted, settled, shows, watchTasks } from './painting'

// What is measured inside the page, the same in every browser. All times are milliseconds.

interface Methods {
  Status(): Promise<{ index: { ready: boolean } }>
  Text(testimony: string): Promise<{ text: string; testimony: { id: string } }>
  Testimonies(): Promise<{ id: string; title: string }[]>
}

const app = (): Methods =>
  (globalThis as unknown as { go: { desktop: { App: Methods } } }).go.desktop.App

/** What opening a testimony took, from the click. */
export interface Opened {
  /** Until the text had come from Go. */
  fetched: number
  /** Until it was on the screen. */
  painted: number
  /** Until its codings were. */
  coded: number
}

const row = (title: string) =>
  document.querySelector<HTMLButtonElement>(`li[title="${CSS.escape(title)}"] button`)

const readerShows = (title: string) =>
  document.querySelector('.page .cm-content')?.getAttribute('aria-label') === title &&
  document.querySelector('.page .cm-line') !== null &&
  document.querySelector('.page h2')?.textContent === title

// The line under the title counts the quotes as soon as they are laid out.
const quotesShow = () =>
  /[1-9]\d* (extrait|quote)/.test(
    document.querySelector('.page .reader-title p')?.textContent ?? '',
  )

/** Opens a testimony by its row in the library; `codings` tells whether it has any. */
async function open(title: string, codings: boolean): Promise<Opened> {
  const button = row(title)
  if (!button) throw new Error(`no row ${title}`)
  const methods = app()
  const text = methods.Text
  let fetched = 0
  methods.Text = async (id) => {
    const answer = await text(id)
    fetched = performance.now()
    return answer
  }
  const begun = performance.now()
  button.click()
  const at = await shows(() => readerShows(title))
  const coded = codings ? await shows(quotesShow) : at
  methods.Text = text
  await settled()
  return { fetched: fetched - begun, painted: at - begun, coded: coded - begun }
}

/** Fetches the same testimony and shows it in CodeMirror alone. */
async function openBare(title: string): Promise<Opened> {
  const id = (await app().Testimonies()).find((t) => t.title === title)?.id ?? ''
  const begun = performance.now()
  const { text } = await app().Text(id)
  const fetched = performance.now()
  showBare(text)
  const at = await shows(bareShows)
  await settled()
  closeBare()
  await settled()
  return { fetched: fetched - begun, painted: at - begun, coded: at - begun }
}

/** Fetches a testimony and leaves it in CodeMirror alone, until `closeBare`. */
async function keepBare(title: string): Promise<void> {
  const id = (await app().Testimonies()).find((t) => t.title === title)?.id ?? ''
  showBare((await app().Text(id)).text)
  await shows(bareShows)
  await settled()
}

/** Whether the whole project can be searched. */
const indexed = async (): Promise<boolean> => (await app().Status()).index.ready

/** Narrows the codebook to some words: from the input to the frame that paints what is left. */
async function filterCodes(words: string): Promise<number> {
  const input = document.querySelector<HTMLInputElement>('input.filter')
  if (!input) throw new Error('no filter')
  const rows = () =>
    [...document.querySelectorAll<HTMLElement>('[role="treeitem"]')]
      .map((row) => row.dataset['id'])
      .join()
  const before = rows()
  const begun = performance.now()
  input.value = words
  input.dispatchEvent(new Event('input', { bubbles: true }))
  const took = (await shows(() => rows() !== before)) - begun
  await settled(50)
  return took
}

let awaited: Promise<number> | null = null

/** Waits for the next key, then for something that matches to come or go under `root`, until it is painted. */
function expectKey(root: string, item: string): void {
  const within = document.querySelector(root)
  if (!within) throw new Error(`no ${root}`)
  awaited = new Promise((resolve) => {
    const press = (e: KeyboardEvent) => {
      if (['Control', 'Shift', 'Alt'].includes(e.key)) return
      removeEventListener('keydown', press, true)
      const now = performance.now()
      // The time of the key itself, which a busy page hears of later.
      const begun = e.timeStamp > now - 5_000 && e.timeStamp <= now ? e.timeStamp : now
      const watched = new MutationObserver((all) => {
        const moved = all.flatMap((one) => [...one.addedNodes, ...one.removedNodes])
        if (!moved.some((node) => node instanceof Element && node.matches(item))) return
        watched.disconnect()
        void painted().then((at) => resolve(at - begun))
      })
      watched.observe(within, { childList: true, subtree: true })
    }
    addEventListener('keydown', press, true)
  })
}

/** Returns what the key expected took. */
async function keyTook(): Promise<number> {
  const lost = new Promise<number>((resolve) => setTimeout(() => resolve(-1), 10_000))
  const took = await Promise.race([awaited ?? -1, lost])
  await settled()
  return took
}

/** Goes to a place of the testimony by the strip, from 0 to 1; how long until it is on the screen. */
async function jump(share: number): Promise<number> {
  const canvas = document.querySelector<HTMLCanvasElement>('.strip canvas')
  const content = document.querySelector('.page .cm-content')
  if (!canvas || !content) throw new Error('no strip')
  const { left, top, width, height } = canvas.getBoundingClientRect()
  const place = { clientX: left + width / 2, clientY: top + share * height }
  const at = { ...place, bubbles: true, pointerType: 'mouse' }
  // The line of the caret is drawn wherever one looks: what counts is the one in the middle.
  const inView = () =>
    [...content.querySelectorAll('.cm-line')].find(
      (line) => line.getBoundingClientRect().bottom > top + height / 2,
    )
  const before = inView()
  canvas.setPointerCapture = () => undefined
  const begun = performance.now()
  canvas.dispatchEvent(new PointerEvent('pointerdown', { ...at, buttons: 1 }))
  const took = (await shows(() => inView() !== before)) - begun
  await settled(200)
  return took
}

export interface Scrolled {
  frames: number[]
  longestTask: number
}

/** Scrolls by so many pixels at every frame. */
async function scroll(frames: number, step: number): Promise<Scrolled> {
  const scroller = document.querySelector('.page .cm-scroller')
  if (!scroller) throw new Error('no page')
  const tasks = watchTasks()
  const times: number[] = []
  let last = performance.now()
  for (let i = 0; i < frames; i++) {
    scroller.scrollTop += step
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    times.push(now - last)
    last = now
  }
  return { frames: times, longestTask: tasks() }
}

/** Where a click on words in the middle of the view goes. */
function middle(): { x: number; y: number } {
  const box = document.querySelector('.page .cm-scroller')?.getBoundingClientRect()
  if (!box) throw new Error('no page')
  const lines = [...document.querySelectorAll('.page .cm-line')]
  const line = lines
    .map((l) => l.getBoundingClientRect())
    .find((l) => l.height > 20 && l.top > box.top + 0.3 * box.height && l.bottom < box.bottom)
  const at = line ?? { left: box.left + 100, top: box.top + box.height / 2 }
  return { x: Math.round(at.left + 40), y: Math.round(at.top + 12) }
}

/** The titles of the first testimonies of the library: those whose rows are drawn. */
async function titles(): Promise<string[]> {
  document.querySelector('.sidebar')?.scrollTo(0, 0)
  await settled()
  return (await app().Testimonies()).map((t) => t.title).filter((title) => row(title) !== null)
}

Object.assign(globalThis, {
  measures: {
    open,
    openBare,
    keepBare,
    closeBare,
    filterCodes,
    indexed,
    expectKey,
    keyTook,
    jump,
    scroll,
    middle,
    settled,
    titles,
  },
})
