import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { expectAccessibleInBothThemes as accessible } from '../harness/accessibility'
import { askToErase, protect, showSection } from '../harness/safety'
import { test as base } from '../harness/test'

const test = base.override({ sample: true })

test('backups, copies, sharing and erasing', async ({ app }) => {
  const { page, dialogs, sandbox } = app
  const project = join(sandbox.documents, 'sample.florilege')

  await showSection(page, 'Sauvegardes')
  await page.getByText(/^Dernière sauvegarde/).waitFor()
  await page.locator('.section .row').first().click()
  await page.getByText('Ce qui serait différent').waitFor()
  await accessible(page)

  // A conflict copy that has a code more: compared, and the code brought over.
  const copy = join(sandbox.documents, 'sample (conflicted copy 2026-03-13 184210).florilege')
  await sandbox.florilege('copy', project, copy)
  await sandbox.florilege('codes', copy, 'add', 'Premier contrat', '--by', 'Nour')
  await showSection(page, 'Copies')
  await page.getByRole('button', { name: /^Comparer sample/ }).waitFor()
  await accessible(page)
  await page.getByRole('button', { name: /^Comparer sample/ }).click()
  await page.getByText('Ce que cette copie a de plus').waitFor()
  await accessible(page)
  await page.getByRole('button', { name: 'Reprendre 1 élément ici' }).click()
  await expect.poll(() => sandbox.florilege('codes', project)).toContain('Premier contrat')
  await accessible(page)

  await showSection(page, 'État du fichier')
  await page.getByText('Le fichier est sain.').waitFor()
  await accessible(page)

  // A copy without one testimony, behind a passphrase, and what it holds in a text beside it.
  await showSection(page, 'Partage')
  await page.getByRole('checkbox', { name: 'Amina, bureautique' }).uncheck()
  await page.getByRole('checkbox', { name: 'Une phrase de passe' }).check()
  await page.getByLabel('Phrase de passe de la copie').fill('quatre mots au hasard')
  await accessible(page)
  const given = join(sandbox.documents, 'pour-lea.florilege')
  dialogs.answer(given)
  await page.getByRole('button', { name: 'Faire la copie…' }).click()
  await page.getByText('Copie faite').waitFor()
  await accessible(page)
  await page.getByRole('button', { name: 'Enregistrer ce compte rendu à côté' }).click()
  await expect.poll(() => existsSync(`${given}.txt`)).toBe(true)
  expect(readFileSync(`${given}.txt`, 'utf8')).not.toContain('Amina')
  await page.getByRole('button', { name: 'Fermer', exact: true }).last().click()

  await showSection(page, 'Effacements')
  await accessible(page)
  await askToErase(page, 'Amina, bureautique')
  await accessible(page)
  await page
    .getByLabel('Raison de l’effacement')
    .fill('retrait du consentement, courrier du 2 mars')
  await page.getByLabel(/^Pour confirmer/).fill('amina')
  await page.getByRole('button', { name: 'Effacer pour toujours' }).click()
  await page.getByText('Le fichier a été écrit à neuf et contrôlé').waitFor()
  await accessible(page)
  await page.getByRole('button', { name: 'Fermer', exact: true }).last().click()
  await showSection(page, 'Effacements')
  await page.getByText('retrait du consentement, courrier du 2 mars').waitFor()
  await accessible(page)

  await showSection(page, 'Place perdue')
  await page.getByText(/^Le fichier prend/).waitFor()
  await accessible(page)
  await showSection(page, 'Diagnostic')
  await page.getByLabel('Texte du diagnostic').waitFor()
  await accessible(page)
})

test('a passphrase, and a file that vanishes', async ({ app }) => {
  const { page, dialogs, sandbox } = app
  const project = join(sandbox.documents, 'sample.florilege')

  await showSection(page, 'Protection')
  await accessible(page)
  const [passphrase, key] = await protect(page, () => accessible(page))
  await accessible(page)
  const sheet = join(sandbox.dir, 'clé.pdf')
  dialogs.answer(sheet)
  await page.getByRole('button', { name: 'Enregistrer en PDF…' }).click()
  await page.getByText(sheet).waitFor()
  const read = await sandbox.run('pdftotext', '-raw', '-enc', 'UTF-8', sheet, '-')
  expect(read.stdout.replaceAll(/\s+/g, ' ')).toContain(key)
  await page.getByLabel('Je l’ai mise en lieu sûr').check()
  await page.getByRole('button', { name: 'Terminer' }).click()
  await accessible(page)

  // Locked; a wrong passphrase, then the right one.
  await page.getByRole('button', { name: 'Verrouiller maintenant' }).click()
  await page.locator('.recent').first().click()
  const field = page.getByLabel('Phrase de passe ou clé de secours')
  await field.fill('rien de tel')
  await field.press('Enter')
  await page.getByText('Cela n’ouvre pas ce projet').waitFor()
  await accessible(page)
  await field.fill(passphrase)
  await field.press('Enter')
  await page.getByRole('tab', { name: 'Lire' }).waitFor()

  // Its file is moved away: noticed as one comes back, saved elsewhere, and work goes on there.
  renameSync(project, `${project}.moved`)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await page.getByText('Le fichier du projet n’est plus là.').waitFor()
  await page.getByText('Tout ce qui était enregistré est aussi dans les sauvegardes.').waitFor()
  await accessible(page)
  const copy = join(sandbox.documents, 'ailleurs.florilege')
  dialogs.answer(copy)
  await page.getByRole('button', { name: 'Enregistrer une copie…' }).click()
  await field.fill(passphrase)
  await field.press('Enter')
  await page.getByText('Le fichier du projet n’est plus là.').waitFor({ state: 'hidden' })
  expect(existsSync(copy)).toBe(true)
})

test('a damaged project offers its backup', async ({ app }) => {
  const { page, dialogs, sandbox } = app
  const project = join(sandbox.documents, 'sample.florilege')

  await showSection(page, 'Sauvegardes')
  await page.getByText(/^Dernière sauvegarde/).waitFor()
  await page.locator('button.project').click()
  await page.getByRole('menuitem', { name: 'Fermer le projet' }).click()
  await page.locator('.recent').first().waitFor()
  const bytes = readFileSync(project)
  writeFileSync(project, bytes.fill(0, 0, 8192))

  await page.locator('.recent').first().click()
  const offer = page.getByRole('region', { name: 'La dernière sauvegarde qui se lit' })
  await offer.getByText(/14 témoignages/).waitFor()
  await accessible(page)
  await page.getByRole('button', { name: /^Réparer dans un nouveau fichier/ }).waitFor()
  const mended = join(sandbox.documents, 'repare.florilege')
  dialogs.answer(mended)
  await page.getByRole('button', { name: /^Réparer dans un nouveau fichier/ }).click()
  await page.getByRole('button', { name: 'Ouvrir le projet réparé' }).waitFor()
  await accessible(page)
  await page.getByRole('button', { name: 'Fermer', exact: true }).last().click()
  await sandbox.florilege('check', mended)

  await page.locator('.recent').first().click()
  await page.getByRole('button', { name: 'Ouvrir cette sauvegarde' }).click()
  await page.getByRole('tab', { name: 'Lire' }).waitFor()
})
