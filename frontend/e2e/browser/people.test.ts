import { join } from 'node:path'
import { expect } from 'vitest'
import { expectAccessible } from '../harness/accessibility'
import { test as base } from '../harness/test'

const test = base.override({ sample: true })

interface Row {
  name: string
  attributes: Record<string, string>
}

test('attributes made, a block from a spreadsheet pasted and undone', async ({ app }) => {
  const { page, sandbox } = app
  const project = join(sandbox.documents, 'sample.florilege')
  const values = async (): Promise<Row[]> =>
    JSON.parse(await sandbox.florilege('values', project, '--json')) as Row[]
  const had = await values()

  await page
    .getByRole('button', { name: /^Amina, bureautique/ })
    .first()
    .waitFor()
  await page.keyboard.press('Control+Digit5')
  const grid = page.getByRole('grid', { name: 'Témoignages' })
  await grid.waitFor()

  // A choice that groups testimonies, and a number, made from the table.
  const add = async (name: string, type: string) => {
    await page.getByRole('button', { name: 'Ajouter un attribut' }).click()
    await page.getByLabel('Nom', { exact: true }).fill(name)
    await page.getByLabel('Type').selectOption(type)
    if (type === 'choice') {
      await page.getByLabel('Choix, un par ligne').fill('Hiver\nÉté')
      await page.getByLabel(/groupes de témoignages/).check()
    }
    await page.getByRole('button', { name: 'Ajouter l’attribut' }).click()
    await page.getByRole('columnheader', { name: `Attribut ${name}` }).waitFor()
  }
  await add('Saison', 'choice')
  await add('Durée', 'number')
  await expectAccessible(page)

  // Two lines of two cells, as a spreadsheet puts them on the clipboard.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(() => navigator.clipboard.writeText('hiver\t42,5\r\nÉté\t38\r\n'))
  // After the attributes that the sample has.
  const before = Object.keys(had[0]?.attributes ?? {}).length
  const cell = (row: number, column: number) =>
    page.locator(`[data-row="${row}"][data-column="${before + column}"]`)
  await cell(0, 0).click()
  await page.keyboard.press('Control+V')
  await expect.poll(() => cell(1, 1).textContent()).toContain('38')
  const [first] = await values()
  expect(first?.attributes).toEqual({ ...had[0]?.attributes, Saison: 'Hiver', Durée: '42.5' })

  // What cannot be read is seen before; nothing is stored of it.
  await page.evaluate(() => navigator.clipboard.writeText('longtemps'))
  await cell(2, 1).click()
  await page.keyboard.press('Control+V')
  await page.getByRole('dialog').getByText('longtemps').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Annuler' }).last().click()
  expect((await values())[2]?.attributes).toEqual(had[2]?.attributes)

  // One step takes the block back.
  await page.keyboard.press('Control+Digit5')
  await grid.waitFor()
  await page
    .getByRole('button', { name: /^Annuler/ })
    .first()
    .click()
  await expect.poll(() => cell(1, 1).textContent()).not.toContain('38')
  expect((await values())[0]?.attributes).toEqual(had[0]?.attributes)
})
