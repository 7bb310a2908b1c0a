import { readdirSync } from 'node:fs'
import { expect } from 'vitest'
import { test as base } from '../harness/test'
import { record } from './figures'
import { watch } from './watch'

const test = base.override({ sample: true })

/** The folder of Word documents that `make bench-window` made. */
const texts = process.env['FLORILEGE_BENCH_TEXTS'] ?? ''

test('the window while a big study comes in', { timeout: 540_000 }, async ({ app }) => {
  const { page, dialogs } = app
  const files = readdirSync(texts).length
  await page
    .getByRole('button', { name: /^Amina, bureautique/ })
    .first()
    .waitFor()
  const idle = await watch(page, () => page.waitForTimeout(5_000))

  dialogs.answer(texts)
  const planning = await watch(page, async () => {
    await page.keyboard.press('Control+i')
    await page.getByLabel('Titre du témoignage').waitFor({ timeout: 240_000 })
  })
  const storing = await watch(page, async () => {
    await page.getByRole('button', { name: /^Importer \d+ témoignages/ }).click()
    await page.getByText('Import terminé').waitFor({ timeout: 240_000 })
  })
  record('window', 'import', { files, idle, planning, storing })
  expect(storing.frames.count).toBeGreaterThan(0)
})
