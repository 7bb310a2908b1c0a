import { join } from 'node:path'
import { expect } from 'vitest'
import { reads } from '../harness/ready'
import { test as base } from '../harness/test'

const test = base.override({ sample: true })

/** What a code is found by in the palette; each is put five times, as one does while reading. */
const script = ['con', 'lie', 'mie', 'ose', 'app', 'sen', 'aid', 'ind', 'pol', 'imp']
const times = 5

/** The promise of the guides. */
const most = 150

interface Quote {
  text: string
  codings: { code: string }[]
}

test('fifty codings take 150 keystrokes at most, and no click', async ({ app }) => {
  const { page, sandbox } = app
  const project = join(sandbox.documents, 'sample.florilege')
  const coded = async () => {
    const quotes = await sandbox.florilege(
      'quotes',
      project,
      '--testimony',
      'Joseph, maraîchage',
      '--json',
    )
    return (JSON.parse(quotes) as Quote[]).reduce((n, q) => n + q.codings.length, 0)
  }

  await page
    .getByRole('button', { name: /^Joseph/ })
    .first()
    .waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('joseph')
  await page
    .getByRole('option', { name: /Joseph/ })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await reads(page, /Joseph/)
  expect(await coded()).toBe(0)

  let keys = 0
  const press = async (key: string) => {
    keys++
    await page.keyboard.press(key)
  }
  await press('Control+Home')
  await press('ArrowDown') // over the note at the head of the text
  for (const letters of script) {
    await press('ArrowDown')
    await press('c')
    for (const letter of letters) await press(letter)
    await press('Enter')
    for (let again = 1; again < times; again++) {
      await press('ArrowDown')
      await press('q')
    }
  }
  await expect.poll(coded).toBe(script.length * times)
  console.log(`${script.length * times} codings: ${keys} keystrokes, 0 clicks`)
  expect(keys).toBeLessThanOrEqual(most)
})
