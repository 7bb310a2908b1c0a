import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { askToErase, protect, showSection } from '../harness/safety'
import { shoot } from '../harness/screenshots'
import { test as base } from '../harness/test'

const test = base.override({ sample: true })

test('the safety of the sample project', { timeout: 600_000 }, async ({ app }) => {
  const { page, dialogs, sandbox } = app
  const project = join(sandbox.documents, 'sample.florilege')

  await showSection(page, 'Sauvegardes')
  await page.getByText(/^Dernière sauvegarde/).waitFor()
  await page.locator('.section .row').first().click()
  await page.getByText('Ce qui serait différent').waitFor()
  await shoot(page, 'safety-backups')

  const copy = join(sandbox.documents, 'sample (conflicted copy 2026-03-13 184210).florilege')
  await sandbox.florilege('copy', project, copy)
  await sandbox.florilege('codes', copy, 'add', 'Emploi/Premier contrat', '--by', 'Nour')
  await showSection(page, 'Copies')
  await page.getByRole('button', { name: /^Comparer sample/ }).waitFor()
  await shoot(page, 'safety-copies')
  await page.getByRole('button', { name: /^Comparer sample/ }).click()
  await page.getByText('Ce que cette copie a de plus').waitFor()
  await shoot(page, 'safety-comparison')

  await showSection(page, 'État du fichier')
  await page.getByText('Le fichier est sain.').waitFor()
  await shoot(page, 'safety-soundness')
  await showSection(page, 'Partage')
  await page.getByRole('checkbox', { name: 'Amina, bureautique' }).uncheck()
  await shoot(page, 'safety-sharing')
  dialogs.answer(join(sandbox.documents, 'pour-lea.florilege'))
  await page.getByRole('button', { name: 'Faire la copie…' }).click()
  await page.getByText('Copie faite').waitFor()
  await shoot(page, 'safety-shared')
  await page.getByRole('button', { name: 'Fermer', exact: true }).last().click()
  await showSection(page, 'Place perdue')
  await page.getByText(/^Le fichier prend/).waitFor()
  await shoot(page, 'safety-compaction')
  await showSection(page, 'Diagnostic')
  await page.getByLabel('Texte du diagnostic').waitFor()
  await shoot(page, 'safety-diagnostics')

  await askToErase(page, 'Amina, bureautique')
  await shoot(page, 'erase')
  await page.getByLabel('Raison de l’effacement').fill('retrait du consentement, 2 mars')
  await page.getByLabel(/^Pour confirmer/).fill('amina')
  await page.getByRole('button', { name: 'Effacer pour toujours' }).click()
  await page.getByText('Le fichier a été écrit à neuf et contrôlé').waitFor()
  await shoot(page, 'erased')
  await page.getByRole('button', { name: 'Fermer', exact: true }).last().click()
  await showSection(page, 'Effacements')
  await page.getByText('retrait du consentement, 2 mars').waitFor()
  await shoot(page, 'safety-erasures')
})

test('a passphrase, a file that vanished, damage', { timeout: 600_000 }, async ({ app }) => {
  const { page, sandbox } = app
  const project = join(sandbox.documents, 'sample.florilege')

  renameSync(project, `${project}.moved`)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await page.getByText('Tout ce qui était enregistré est aussi dans les sauvegardes.').waitFor()
  await shoot(page, 'vanished')
  renameSync(`${project}.moved`, project)
  await page.getByRole('button', { name: 'Regarder à nouveau' }).click()

  await page.locator('button.project').click()
  await page.getByRole('menuitem', { name: 'Fermer le projet' }).click()
  const bytes = readFileSync(project)
  writeFileSync(project, Buffer.from(bytes).fill(0, 0, 8192))
  await page.locator('.recent').first().click()
  await page.getByRole('region', { name: 'La dernière sauvegarde qui se lit' }).waitFor()
  await page.getByText('Ce qui peut être sauvé').waitFor()
  await shoot(page, 'repair')
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  writeFileSync(project, bytes)
  await page.locator('.recent').first().click()

  await page.getByRole('tab', { name: 'Lire' }).waitFor()
  await showSection(page, 'Protection')
  await shoot(page, 'safety-protection')
  await protect(page, () => shoot(page, 'protect'))
  await shoot(page, 'recovery-key')
  await page.getByLabel('Je l’ai mise en lieu sûr').check()
  await page.getByRole('button', { name: 'Terminer' }).click()
  await page.getByRole('button', { name: 'Verrouiller maintenant' }).click()
  await page.locator('.recent').first().click()
  await page.getByLabel('Phrase de passe ou clé de secours').waitFor()
  await shoot(page, 'unlock')
})
