import { expect } from 'vitest'
import { test as base } from '../harness/test'
import { record, timesOf } from './figures'
import { inChromium, inWebKit, type Measured } from './measured'
import type { Opened, Scrolled } from './page'

/** The project of a million words and 5,000 codings that `make bench-window` made. */
const project = process.env['FLORILEGE_BENCH_LONG'] ?? ''
const test = base.override({ args: [project] })

const long = 'entretien 001'
const short = 'entretien 002'
const openings = 5
const codings = 40

test('the reader in Chromium', { timeout: 540_000 }, async ({ app }) => {
  await app.page.locator(`li[title="${short}"] button`).waitFor({ timeout: 60_000 })
  await measure(await inChromium(app))
})

test('the reader in its window', { timeout: 540_000 }, async ({ window }) => {
  await window.waitFor(`li[title="${short}"] button`)
  await measure(await inWebKit(window))
})

async function measure(seen: Measured): Promise<void> {
  await remember(seen)
  // Both are opened in turn, so that they meet the same machine.
  const reader: Opened[] = []
  const bare: Opened[] = []
  await seen.call('open', short, false)
  for (let i = 0; i < openings; i++) {
    reader.push(await seen.call<Opened>('open', long, true))
    bare.push(await seen.call<Opened>('openBare', long))
    await seen.call('open', short, false)
  }
  await seen.call('open', long, true)

  const afterText = (all: Opened[]) => timesOf(all.map((o) => o.painted - o.fetched))
  const fromClick = (all: Opened[]) => timesOf(all.map((o) => o.painted))
  record('reader', `${seen.name}: opening`, {
    reader: fromClick(reader),
    bare: fromClick(bare),
    ratio: ratio(fromClick(reader).median, fromClick(bare).median),
    fetching: timesOf([...reader, ...bare].map((o) => o.fetched)),
    withText: { reader: afterText(reader), bare: afterText(bare) },
    withTextRatio: ratio(afterText(reader).median, afterText(bare).median),
    withCodings: timesOf(reader.map((o) => o.coded)),
  })

  const keys = await code(seen)
  record('reader', `${seen.name}: key to painted coding`, timesOf(keys))
  const scrolled = await seen.call<Scrolled>('scroll', 150, 600)
  const jumps: number[] = []
  for (let i = 0; i < 10; i++) jumps.push(await seen.call<number>('jump', ((i * 7) % 10) / 10))

  record('reader', `${seen.name}: moving`, {
    frames: timesOf(scrolled.frames),
    longestTask: Math.round(scrolled.longestTask),
    jumps: timesOf(jumps),
  })
  expect(keys.filter((k) => k < 0)).toEqual([])
}

/** What a testimony adds to the page in memory, in the reader and in CodeMirror alone, in MB. */
async function remember(seen: Measured): Promise<void> {
  await seen.call('open', short, false)
  const empty = await seen.memory()
  await seen.call('keepBare', long)
  const bare = (await seen.memory()) - empty
  await seen.call('closeBare')
  await seen.call('settled')
  await seen.call('open', long, true)
  const reader = (await seen.memory()) - empty
  record('reader', `${seen.name}: memory`, {
    empty: Math.round(empty),
    bare: Math.round(bare),
    reader: Math.round(reader),
    ratio: ratio(empty + reader, empty + bare),
    addedRatio: ratio(reader, bare),
  })
}

/** Codes sentences all over the text with one key, and returns what each took. */
async function code(seen: Measured): Promise<number[]> {
  const select = async (share: number) => {
    await seen.call('jump', share)
    const { x, y } = await seen.call<{ x: number; y: number }>('middle')
    await seen.click(x, y)
    await seen.press('ArrowDown')
    await seen.call('settled', 200)
  }
  await select(0.01)
  await seen.press('c')
  await seen.call('settled', 200)
  for (const letter of 'mesure') await seen.press(letter)
  await seen.call('settled', 200)
  await seen.press('Control+Enter')
  await seen.call('settled', 400)

  const all: number[] = []
  for (let i = 0; i < codings; i++) {
    await select(0.02 + (((i * 11) % codings) / codings) * 0.95)
    await seen.call('expectKey', '.reader-margin', '.bracket')
    await seen.press('q')
    all.push(await seen.call<number>('keyTook'))
  }
  return all
}

const ratio = (a: number, b: number): number => Math.round((100 * a) / Math.max(1, b)) / 100
