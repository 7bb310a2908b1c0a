import { join } from 'node:path'
import { expect } from 'vitest'
import { test as base } from '../harness/test'
import { keys } from './webdriver'

const test = base.override({ sample: true })

test('the job in the real window', async ({ window }) => {
  const { driver, sandbox } = window
  const project = join(sandbox.documents, 'sample.florilege')
  const printed = async <T>(verb: string): Promise<T> =>
    JSON.parse(await sandbox.florilege(verb, project, '--json')) as T
  const quotes = async () => (await printed<unknown[]>('quotes')).length
  const confirmed = async () => {
    const { groups } = await printed<{ groups: { verdict: string }[] }>('repeats')
    return groups.filter((g) => g.verdict === 'confirmed').length
  }
  const polled = { timeout: 30_000, interval: 500 }

  // Read a testimony that has no quote, and code its first sentence.
  const before = await quotes()
  await (await window.waitFor('li[title="Tomasz, chantier bois"] button')).click()
  await window.waitUntil(
    `return document.querySelector('.cm-content')?.textContent.includes('Tomasz')`,
  )
  await window.waitUntil(`return document.activeElement.matches('.cm-content')`)
  await driver.press(keys.down)
  await driver.press('c')
  await window.waitUntil(`return document.activeElement.matches('.palette input')`)
  await driver.press(...'conf')
  await driver.press(keys.enter)
  await expect.poll(quotes, polled).toBe(before + 1)

  // Link the first repeat.
  const linked = await confirmed()
  await driver.press(keys.control, '3')
  await window.waitFor('article.stands')
  await window.waitUntil(`return document.activeElement.closest('[data-scope=repeats]')`)
  await driver.press('l')
  await expect.poll(confirmed, polled).toBe(linked + 1)

  // Search without accents.
  await driver.press(keys.control, keys.shift, 'f')
  await window.waitUntil(`return document.activeElement.matches('input[type=text]')`)
  await driver.press(...'telephoner')
  await window.waitUntil(
    `return /téléphon/i.test(document.querySelector('[data-scope=search] mark')?.textContent)`,
  )

  // The collection and its page.
  await driver.press(keys.control, '4')
  await window.waitUntil(`
    const name = [...document.querySelectorAll('#place li .name')]
      .find((e) => e.textContent === 'Ce que la formation change')
    name?.closest('button').click()
    return document.querySelector('iframe')?.srcdoc.includes('Ce que la formation change')`)

  expect(await printed('check')).toMatchObject({ ok: true, problems: [] })
})
