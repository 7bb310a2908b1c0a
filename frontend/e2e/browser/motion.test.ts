import { expect } from 'vitest'
import { test as base } from '../harness/test'

const test = base.override({ sample: true })

test('where motion is reduced, brackets stand beside their words', async ({ app }) => {
  const { page } = app
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page
    .getByRole('button', { name: /^Amina, bureautique/ })
    .first()
    .click()
  await page
    .locator('.reader-title')
    .getByText(/[1-9]\d* extraits$/)
    .waitFor()
  await page.locator('.cm-content').focus()
  const top = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((e) => e.getBoundingClientRect().top)
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('n')
    await page.locator('.bracket.lit').first().waitFor()
    await expect
      .poll(async () => Math.abs((await top('.bracket.lit')) - (await top('.cm-lit'))))
      .toBeLessThan(8)
  }
})
