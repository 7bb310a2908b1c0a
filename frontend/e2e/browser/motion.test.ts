import { expect } from 'vitest'
import { quoted, read } from '../harness/ready'
import { test as base } from '../harness/test'

const test = base.override({ sample: true })

test('where motion is reduced, brackets stand beside their words', async ({ app }) => {
  const { page } = app
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await read(page, /^Amina, bureautique/)
  await quoted(page)
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
