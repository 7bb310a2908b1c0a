import { shoot } from '../harness/screenshots'
import { test as base } from '../harness/test'

const test = base.override({ sample: true })

test('exports of the sample project', { timeout: 300_000 }, async ({ app }) => {
  const { page } = app
  await page.keyboard.press('Control+Digit4')
  await page.getByRole('button', { name: /^Ce que la formation change/ }).click()
  await page.getByRole('button', { name: 'Cartes d’atelier' }).click()
  const dialog = page.getByRole('dialog')
  const preview = dialog.frameLocator('iframe')
  await preview.locator('svg').first().waitFor()
  await dialog.getByLabel('Taille des cartes').selectOption('6')
  await dialog.getByLabel('Code QR vers l’extrait').check()
  await dialog.getByText(/cartes, /).waitFor()
  await shoot(page, 'export-cards')

  await dialog.getByLabel('Format').selectOption('pdf')
  await dialog.getByLabel('Avec une table des matières').check()
  await preview.getByText('Sommaire').waitFor()
  await shoot(page, 'export-pdf')

  await dialog.getByLabel('Format').selectOption('docx')
  await preview.locator('nav').waitFor()
  await shoot(page, 'export-word')

  await dialog.getByLabel('Format').selectOption('xlsx')
  await preview.locator('table').waitFor()
  await shoot(page, 'export-table')
})
