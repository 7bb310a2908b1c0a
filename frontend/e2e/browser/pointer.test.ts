import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test as base } from '../harness/test'

const test = base.override({ sample: true })

/** Longer than a slow machine takes to paint or to store. */
const patient = { timeout: 30_000 }

/** Where a word of the text stands on screen, by the middle of its nth letter. */
async function at(page: Page, words: string, letter = 0): Promise<{ x: number; y: number }> {
  const point = await page.locator('.cm-content').evaluate(
    (text, [words, letter]) => {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const from = (node.textContent ?? '').indexOf(words)
        if (from < 0) continue
        const range = document.createRange()
        range.setStart(node, from + letter)
        range.setEnd(node, from + letter + 1)
        const { left, width, top, height } = range.getBoundingClientRect()
        return { x: left + width / 2, y: top + height / 2 }
      }
      return null
    },
    [words, letter] as const,
  )
  if (!point) throw new Error(`${words} is not on screen`)
  return point
}

test('selecting, coding and reshaping with the pointer', async ({ app }) => {
  const { page, sandbox } = app
  const project = join(sandbox.documents, 'sample.florilege')
  const texts = async () => {
    const rows = await sandbox.florilege(
      'quotes',
      project,
      '--testimony',
      'Joseph, maraîchage',
      '--json',
    )
    return (JSON.parse(rows) as { text: string; codes: string[] }[]).map(
      ({ text, codes }) => `${text} | ${codes.map((c) => c.split('/').pop()).join(', ')}`,
    )
  }
  const chosen = async () => (await page.locator('.cm-chosen').allTextContents()).join('')
  const drag = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
    await page.mouse.move(to.x, to.y, { steps: 3 })
    await page.mouse.up()
  }
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page
    .getByRole('button', { name: /^Joseph/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 2, name: /^Joseph/ }).waitFor()
  await page.getByText('Cinquante-neuf').waitFor()
  expect(await texts()).toEqual([])

  // Whole words; with Alt, letters.
  const [from, to] = [await at(page, 'tuyauteur', 3), await at(page, 'verrerie', 2)]
  await drag(from, to)
  await expect.poll(chosen, patient).toBe('tuyauteur à la verrerie')
  await page.keyboard.down('Alt')
  await drag(from, to)
  await page.keyboard.up('Alt')
  await expect.poll(chosen, patient).toMatch(/^y?auteur à la v(e|er)?$/)

  // A sentence by two clicks, a turn by three.
  const years = await at(page, 'Cinquante', 2)
  await page.mouse.dblclick(years.x, years.y)
  await expect.poll(chosen, patient).toBe('Cinquante-neuf.')
  await page.mouse.click(years.x, years.y, { clickCount: 3 })
  await expect.poll(chosen, patient).toBe('Joseph. Cinquante-neuf. Ça va comme ça ?')

  // What is selected, dropped on a code.
  const code = async (name: string) => {
    const box = await page.getByRole('treeitem', { name }).first().boundingBox()
    if (!box) throw new Error(`${name} is not on screen`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  await drag(years, await code('Prendre confiance'))
  const first = 'Joseph. Cinquante-neuf. Ça va comme ça ? | Prendre confiance'
  await expect.poll(texts, patient).toEqual([first])

  // A code dropped on what is selected.
  const wait = await at(page, 'attendrait', 2)
  await page.mouse.dblclick(wait.x, wait.y)
  await expect.poll(chosen, patient).toBe('Ben il attendrait un peu. …')
  await drag(await code('Se sentir considéré'), wait)
  const second = (text: string) => [first, `${text} | Se sentir considéré`]
  await expect.poll(texts, patient).toEqual(second('Ben il attendrait un peu. …'))

  // The keys are then for that quote, no longer for the codebook.
  await page.locator('.reader .cm-content:focus').waitFor()

  // Its end follows the pointer from word to word, and with Alt from letter to letter.
  const end = async () => {
    await page.locator('.cm-end.end').waitFor()
    const box = await page.locator('.cm-end.end').boundingBox()
    if (!box) throw new Error('the quote has no handle')
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  await drag(await end(), await at(page, 'Tuyauteur', 6))
  await expect.poll(texts, patient).toEqual(second('Ben il attendrait un peu. … Bon. Tuyauteur'))
  await page.keyboard.down('Alt')
  await drag(await end(), await at(page, 'Bon.', 2))
  await page.keyboard.up('Alt')
  await expect.poll(async () => (await texts())[1], patient).toMatch(/peu\. … Bon? \|/)

  // A code dropped where nothing is selected goes on the quote there.
  await page.keyboard.press('Control+Home')
  await drag(await code('Créer des liens'), await at(page, 'Ben il', 1))
  await expect.poll(async () => (await texts())[1], patient).toMatch(/, Créer des liens$/)
})
