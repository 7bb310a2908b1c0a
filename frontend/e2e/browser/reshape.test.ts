import { join } from 'node:path'
import { expect } from 'vitest'
import { quoted, read } from '../harness/ready'
import { test as base } from '../harness/test'

const test = base.override({ sample: true })

interface Row {
  id: string
  text: string
}

interface MemoRow {
  kind: string
  text: string
}

test('quotes reshaped, a memo that links to one, and a key of one’s own', async ({ app }) => {
  const { page, sandbox } = app
  const project = join(sandbox.documents, 'sample.florilege')
  const quotes = async (): Promise<Row[]> =>
    JSON.parse(await sandbox.florilege('quotes', project, '--json')) as Row[]

  await read(page, /^Amina, bureautique/)
  await quoted(page)
  const text = page.locator('.cm-content')

  // The first sentence, coded from the palette, stays selected.
  await page.keyboard.press('ArrowDown')
  const first = await page.locator('.cm-chosen').first().textContent()
  const none = (await quotes()).length
  await page.keyboard.press('c')
  await page.locator('.palette [role=option]').first().waitFor()
  const [box, words] = await Promise.all([
    page.locator('.palette').boundingBox(),
    page.locator('.cm-chosen').last().boundingBox(),
  ])
  if (!box || !words) throw new Error('nothing is chosen')
  const gap = Math.max(box.y - (words.y + words.height), words.y - (box.y + box.height))
  expect(gap, 'from the words to the palette').toBeGreaterThanOrEqual(0)
  expect(gap, 'from the words to the palette').toBeLessThan(24)
  await page.keyboard.press('Enter')
  await page.locator('.cm-lit').first().waitFor()
  expect(await page.locator('.cm-chosen').first().textContent()).toBe(first)
  await expect.poll(async () => (await quotes()).length).toBe(none + 1)

  // A quote is cut where the caret stands, and made whole again.
  await page.keyboard.press('n')
  await page.locator('.cm-end.end').waitFor()
  for (let i = 0; i < 3; i++) await page.keyboard.press('Control+ArrowRight')
  const lit = () => page.locator('.cm-lit').allTextContents()
  await expect.poll(async () => (await lit()).join('')).not.toBe(first)
  const whole = (await lit()).join('')
  const before = (await quotes()).length
  await page.keyboard.press('f')
  await expect.poll(async () => (await quotes()).length).toBe(before + 1)
  await expect.poll(async () => (await lit()).join('')).not.toBe(whole)
  await page.keyboard.press('Shift+U')
  await expect.poll(async () => (await quotes()).length).toBe(before)
  await expect.poll(async () => (await lit()).join('')).toBe(whole)

  // Its end follows the mouse, and is one step to undo.
  const handle = await page.locator('.cm-end.end').boundingBox()
  if (!handle) throw new Error('the quote has no handle')
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 60, y, { steps: 4 })
  await page.mouse.move(x - 120, y, { steps: 4 })
  await page.mouse.up()
  await expect.poll(async () => (await lit()).join('')).not.toBe(whole)
  await expect.poll(async () => (await quotes()).some((q) => q.text === whole)).toBe(false)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await lit()).join('')).toBe(whole)

  // A memo with a link, offered while it is typed.
  await page.keyboard.press('Control+Digit6')
  await page.getByRole('button', { name: 'Nouveau mémo…' }).click()
  const memo = page.getByRole('textbox', { name: 'Mémo', exact: true })
  await memo.fill('Relire ')
  await memo.pressSequentially('[[estime de soi')
  await page.getByRole('option', { name: 'Estime de soi', exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).last().click()
  const memos = async (): Promise<MemoRow[]> =>
    JSON.parse(
      await sandbox.florilege('memos', project, '--kind', 'project', '--json'),
    ) as MemoRow[]
  await expect.poll(async () => (await memos())[0]?.text).toContain('Relire [[Estime de soi]]')
  await page.getByRole('button', { name: 'Estime de soi', exact: true }).click()
  await page.locator('.quote').first().waitFor()

  // Another key for what F did, once the clash is settled.
  await page.keyboard.press('Control+Digit1')
  await text.focus()
  await page.keyboard.press('?')
  await page.getByRole('button', { name: /^Partager l’extrait en deux ici/ }).click()
  await page.keyboard.press('y')
  await page.getByRole('button', { name: /^Partager l’extrait en deux ici, Y/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await text.focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('n')
  await page.locator('.cm-end.end').waitFor()
  await page.keyboard.press('Control+ArrowRight')
  const then = (await quotes()).length
  await page.keyboard.press('f')
  await page.keyboard.press('y')
  await expect.poll(async () => (await quotes()).length).toBe(then + 1)
})
