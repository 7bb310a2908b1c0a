import { join } from 'node:path'
import { expect } from 'vitest'
import { quoted, read, run } from '../harness/ready'
import { test as base } from '../harness/test'

const test = base.override({ sample: true })

interface Row {
  id: string
  text: string
  codings: { code: string; by: string }[]
}

test('blind, an end that is moved leaves the quote to those who coded it too', async ({ app }) => {
  const { page, sandbox } = app
  const project = join(sandbox.documents, 'sample.florilege')
  const quotes = async (): Promise<Row[]> =>
    JSON.parse(await sandbox.florilege('quotes', project, '--json')) as Row[]
  const coders = (row: Row | undefined) => new Set(row?.codings.map((c) => c.by))

  await read(page, /^Amina, bureautique/)
  await quoted(page)
  const before = await quotes()
  await page.keyboard.press('n')
  await page.locator('.cm-end.end').waitFor()
  const words = (await page.locator('.cm-lit').allTextContents()).join('')
  const theirs = before.find((q) => q.text === words)
  expect(theirs?.codings.length).toBeGreaterThan(0)

  // A code of one's own on a quote of others, then blind.
  await page.keyboard.press('c')
  await page.locator('.palette [role=option]').first().waitFor()
  await page.keyboard.type('Courage de dire')
  await page.keyboard.press('Enter')
  const shared = async () => (await quotes()).find((q) => q.id === theirs?.id)
  await expect.poll(async () => coders(await shared()).size).toBe(coders(theirs).size + 1)
  await run(page, 'aveugle', 'À l’aveugle')
  await page.locator('.cm-end.end').waitFor()

  // Its end goes back a word: one's own is a quote apart, and stays in focus.
  await page.keyboard.press('e')
  await page.keyboard.press('Control+ArrowLeft')
  await expect.poll(async () => (await quotes()).length).toBe(before.length + 1)
  expect(await shared()).toEqual(theirs)
  const own = (await quotes()).find((q) => !before.some((old) => old.id === q.id))
  expect(own?.codings).toMatchObject([{ code: 'Courage de dire' }])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Delete')
  await expect.poll(async () => (await quotes()).length).toBe(before.length)
  expect(await shared()).toEqual(theirs)

  // What is of the whole project says so.
  await page.getByRole('tab', { name: 'Recueils' }).click()
  await page
    .getByRole('note')
    .getByText(/codages des autres/)
    .waitFor()
})
