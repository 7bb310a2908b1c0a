import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { test as base } from '../harness/test'
import { record, timesOf } from './figures'
import { inChromium, inWebKit, type Measured } from './measured'
import type { Opened } from './page'

/** The project of 500 codes and 40,000 codings that `make bench-window` made. */
const project = process.env['FLORILEGE_BENCH_EXTREME'] ?? ''
const test = base.override({ args: [project] })

const filter = 'button[aria-label="Filtrer les codes"]'
const opened = 30

test('a big codebook in Chromium', { timeout: 300_000 }, async ({ app }) => {
  await app.page.locator('[role="treeitem"]').first().waitFor({ timeout: 60_000 })
  await app.page.locator(filter).click()
  await measure(await inChromium(app))
})

test('a big codebook in its window', { timeout: 300_000 }, async ({ window }) => {
  await window.waitFor('[role="treeitem"]')
  await window.waitFor(filter)
  await window.driver.execute(`document.querySelector('${filter}').click()`)
  await measure(await inWebKit(window))
})

async function measure(seen: Measured): Promise<void> {
  // The index of a project that was just made takes a processor for a while.
  while (!(await seen.call<boolean>('indexed'))) await sleep(500)
  const filtering: number[] = []
  const words = ['4', '49', '499', '', '1', '12', '120', '', 'cat 3', '', '25', '250', '']
  for (const word of [...words, ...words])
    filtering.push(await seen.call<number>('filterCodes', word))
  record('reader', `${seen.name}: filtering 500 codes`, timesOf(filtering))

  // Those whose rows are in view, again and again: nothing is kept of one that was left.
  const [, ...titles] = await seen.call<string[]>('titles')
  expect(titles.length).toBeGreaterThan(5)
  const all: Opened[] = []
  for (let i = 0; i < opened; i++)
    all.push(await seen.call<Opened>('open', titles[i % titles.length] ?? '', true))
  record('reader', `${seen.name}: opening one of 400 testimonies`, {
    fetched: timesOf(all.map((o) => o.fetched)),
    text: timesOf(all.map((o) => o.painted)),
    codings: timesOf(all.map((o) => o.coded)),
  })
}
