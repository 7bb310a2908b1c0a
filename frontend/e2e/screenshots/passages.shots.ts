import { shoot } from '../harness/screenshots'
import { test as base } from '../harness/test'

const test = base.override({ sample: true })

test('passages that stand in several testimonies', { timeout: 600_000 }, async ({ app }) => {
  const { page } = app

  await page
    .getByRole('button', { name: /^Amina, bureautique/ })
    .first()
    .waitFor()
  await page.keyboard.press('Control+Digit3')
  await page.getByText('Dans les textes').click()
  await page.getByRole('heading', { name: /^Le même passage/ }).waitFor()
  await shoot(page, 'passages')

  await page.getByRole('button', { name: 'Lire sur place' }).first().click()
  await page.locator('.cm-content').focus()
  await page.keyboard.press('c')
  await page.keyboard.type('confiance')
  await page.locator('.palette [role=option]').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Ces mots se trouvent aussi ailleurs').waitFor()
  await shoot(page, 'echo')

  // The English guide shows it too.
  await page.keyboard.press('Control+,')
  await page.getByRole('radio', { name: 'English' }).check({ force: true })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Digit3')
  await page.getByRole('heading', { name: /^The same passage/ }).waitFor()
  await shoot(page, 'passages-en')
})
