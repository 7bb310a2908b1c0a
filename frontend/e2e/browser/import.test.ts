import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { expectAccessible } from '../harness/accessibility'
import { run, started } from '../harness/ready'
import { writeTone } from '../harness/recording'
import { test } from '../harness/test'

const cues = (who: string, words: string) =>
  `WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Enquêtrice>Alors ?\n\n00:00:05.000 --> 00:00:09.000\n<v ${who}>${words}\n`
const twin = 'Enquêtrice : Et là ?\n\nZoé : Je le dis comme je le pense, sans détour aucun.\n'

test('a folder is decided together; then names are covered, and turns coded', async ({ app }) => {
  const { page, sandbox, dialogs } = app
  const project = join(sandbox.documents, 'etude.florilege')
  await sandbox.florilege('new', project, '--name', 'Étude')
  const folder = sandbox.folder('dépôt')
  writeFileSync(join(folder, 'nadia.vtt'), cues('Nadia', 'Je suis venue deux fois, et restée.'))
  writeFileSync(join(folder, 'yann.vtt'), cues('Yann', 'On m’a dit d’essayer, j’ai essayé.'))
  for (const name of ['nadia', 'yann']) writeTone(join(folder, `${name}.wav`), 3)
  for (const name of ['zoé.txt', 'zoé bis.txt', 'zoé ter.md'])
    writeFileSync(join(folder, name), twin + '\n'.repeat(name.length))
  writeFileSync(join(folder, 'cassé.docx'), 'pas un document')
  dialogs.answer(project)
  await started(page)
  await page.keyboard.press('Control+o')
  await page.getByRole('tab', { name: 'Lire' }).waitFor()

  // What failed comes first; duplicates and recordings are decided of together.
  dialogs.answer(folder)
  await page.keyboard.press('Control+i')
  const files = page.getByRole('checkbox', { name: /^Importer .*\.(docx|txt|vtt|md)$/ })
  await files.first().waitFor()
  expect(await files.first().getAttribute('aria-label')).toContain('cassé.docx')
  await page.getByRole('group', { name: 'Les 2 doublons' }).getByText('Prendre').click()
  await page.getByLabel('Lier les 2 enregistrements trouvés à côté').check()
  await page.getByRole('button', { name: /^nadia\.vtt/ }).click()
  await page.getByText(/2 temps de l’enregistrement/).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Importer 5 témoignages' }).click()
  await page.getByText('Import terminé').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Fermer', exact: true }).last().click()

  // One of them plays, and a name given a pseudonym is read nowhere any more.
  await page.getByRole('button', { name: /^nadia/ }).click()
  await page.getByRole('region', { name: 'Enregistrement' }).getByText('nadia.wav').waitFor()
  await run(page, 'donner un pseudonyme', 'Donner un pseudonyme')
  await page.getByLabel('Nom réel').fill('Nadia')
  await page.getByLabel('Pseudonyme', { exact: true }).fill('Camille')
  await page.getByRole('button', { name: 'Ajouter à la table' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await run(page, 'montrer les pseudonymes', 'Montrer les pseudonymes')
  await page.getByText('Pseudonymes affichés').waitFor()
  await page.getByRole('button', { name: /^Camille/i }).waitFor()
  await page.getByText('Nadia devient Camille').waitFor({ state: 'hidden' })
  const read = () =>
    page.evaluate(() => {
      const said = [...document.querySelectorAll('*')].flatMap((at) => [
        at.getAttribute('title'),
        at.getAttribute('aria-label'),
        at instanceof HTMLInputElement ? at.value : '',
      ])
      return [document.body.innerText, ...said].join('\n')
    })
  await expect.poll(read).not.toMatch(/nadia/i)

  // Turn by turn, in English and in the dark: the keys code there too.
  for (const words of ['english', 'dark theme', 'read by turns']) {
    await page.keyboard.press('Control+k')
    await page
      .getByRole('dialog')
      .getByRole('combobox')
      .fill(words === 'english' ? 'anglais' : words)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('heading', { name: /turns/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.locator('article mark').waitFor()
  await page.keyboard.press('c')
  await page.keyboard.type('Revenir')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/^Coded Revenir/).waitFor()
  await page.waitForTimeout(500)
  await expectAccessible(page)
  const rows = JSON.parse(await sandbox.florilege('testimonies', project, '--json')) as unknown[]
  expect(rows).toHaveLength(5)
  expect(await sandbox.florilege('check', project)).toBeTruthy()
})
