import { shoot } from '../harness/screenshots'
import { test as base } from '../harness/test'

const test = base.override({ sample: true })

test('the results chain of the sample project', { timeout: 300_000 }, async ({ app }) => {
  const { page } = app
  await page.keyboard.press('Control+Digit4')
  await page.getByRole('button', { name: /^Ce que la formation change/ }).click()
  await page.getByText('Chaîne de résultats').click()
  const rows = [
    ['Ateliers d’écriture', 'Des démarches faites seul·e', 'Autonomie, accès aux droits'],
    ['Groupe de parole', '', 'Confiance, recul de l’isolement'],
    ['Chantier et stages', '', 'Métiers essayés, projet choisi'],
  ] as const
  for (const [n, row] of rows.entries()) {
    await page.getByRole('button', { name: 'Ajouter une ligne' }).click()
    for (const [i, column] of ['Actions', 'Résultats', 'Impacts'].entries()) {
      const cell = page.getByRole('group', { name: `${column}, ligne ${n + 1}` })
      await cell.getByRole('textbox').fill(row[i] ?? '')
      await cell.getByRole('textbox').blur()
    }
    const add = page.getByRole('button', {
      name: new RegExp(`^Ajouter un extrait.: Résultats, ligne ${n + 1}`),
    })
    await add.click()
    const line = page.getByPlaceholder('Mots, personne, témoignage…')
    await line.waitFor()
    for (let i = 0; i <= n; i++) await line.press('ArrowDown')
    await line.press('Enter')
    await page.locator('.cell.result .quote').nth(n).waitFor()
  }
  const drawn = page.frameLocator('iframe')
  await drawn.getByText('Chantier et stages').waitFor()
  await shoot(page, 'chain')

  await page.getByRole('button', { name: 'Exporter la chaîne…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Format').selectOption('chain-svg')
  await dialog.frameLocator('iframe').getByText('Chantier et stages').waitFor()
  await dialog.getByRole('button', { name: 'Garder ces réglages…' }).click()
  await dialog.getByLabel('Sous le nom').fill('Schéma du plaidoyer')
  await dialog.getByRole('button', { name: 'Garder', exact: true }).click()
  await dialog.getByText(/^Gardé/).waitFor()
  await shoot(page, 'chain-export')
  await page.keyboard.press('Escape')
  await page.getByText('Exports gardés').waitFor()
  await shoot(page, 'chain-kept')
})
