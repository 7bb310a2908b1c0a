import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { expectAccessible } from '../harness/accessibility'
import { read as open, reads } from '../harness/ready'
import { test } from '../harness/test'

const transcripts = fileURLToPath(new URL('../../../backend/sample/transcripts', import.meta.url))

/** Two short interviews, invented, that say one sentence word for word. */
const same = 'Maintenant je téléphone à la commune toute seule, sans préparer mes phrases avant.'
const short = (name: string, opening: string) =>
  `${name} : ${same}\n\nEnquêtrice : Et avant ?\n\n${name} : ${opening}\n\nEnquêtrice : Merci.\n`

interface Quote {
  text: string
  codes: string[]
}

test('the whole job, from nothing to a Word file', async ({ app }) => {
  const { page, dialogs, sandbox } = app
  const project = join(sandbox.documents, 'etude.florilege')
  const list = async <T>(verb: string): Promise<T> =>
    JSON.parse(await sandbox.florilege(verb, project, '--json')) as T

  // A new project with a codebook.
  await page.getByRole('button', { name: /Nouveau projet/ }).click()
  await page.getByLabel('Nom du projet').fill('Étude')
  await page.getByRole('checkbox', { name: /CISP/ }).check()
  dialogs.answer(project)
  await page.getByRole('button', { name: /Choisir où/ }).click()
  await page.getByText('Prendre confiance').first().waitFor()

  // Import: the sample's folder and two files more, seen before anything is stored.
  const first = join(sandbox.documents, 'aa-nora.txt')
  const second = join(sandbox.documents, 'ab-nora-suite.txt')
  writeFileSync(first, short('Nora', 'Avant, je laissais sonner, j’avais trop peur.'))
  writeFileSync(second, short('Nora', 'Avant, ma sœur le faisait pour moi.'))
  dialogs.answer(first, second, transcripts)
  await page.keyboard.press('Control+i')
  await page.getByLabel('Titre du témoignage').waitFor()
  expect(await list<unknown[]>('testimonies')).toHaveLength(0)
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Importer 16 témoignages/ }).click()
  await page.getByText('Import terminé').waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Lire', exact: true }).first().click()

  // Ten quotes by keyboard: sentence by sentence, two or three letters of a code.
  await reads(page, /aa nora/i)
  const code = async (letters: string) => {
    await page.keyboard.press('c')
    await page.keyboard.type(letters)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowDown')
  await code('aide')
  await open(page, /ab nora suite/i)
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('q')
  await open(page, /bruno chantier bois/i)
  for (const letters of ['conf', 'liens', 'oser', 'app', 'sens', 'pol', 'impl', 'cons']) {
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown')
    await code(letters)
  }
  await expect.poll(async () => (await list<Quote[]>('quotes')).length).toBe(10)
  const quotes = await list<Quote[]>('quotes')
  expect(quotes.filter((q) => q.text === same)).toHaveLength(2)
  expect(quotes.every((q) => q.codes.length === 1)).toBe(true)
  await expectAccessible(page)

  // Undo and redo.
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await list<Quote[]>('quotes')).length).toBe(9)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(async () => (await list<Quote[]>('quotes')).length).toBe(10)

  // The repeat is found and linked by its key.
  await page.keyboard.press('Control+Digit3')
  await page
    .getByText(/l’a dit deux fois|dit deux fois/)
    .first()
    .waitFor()
  await expectAccessible(page)
  await page.locator('[data-scope=repeats] :focus').waitFor()
  await page.keyboard.press('l')
  await expect
    .poll(async () => {
      const { groups } = await list<{ groups: { verdict: string }[] }>('repeats')
      return groups.filter((g) => g.verdict === 'confirmed').length
    })
    .toBe(1)

  // Search, without accents.
  await page.keyboard.press('Control+Shift+f')
  await page.getByLabel('Chercher des mots').fill('telephone commune')
  await page.getByText(same.slice(10, 30)).or(page.locator('mark')).first().waitFor()
  await expectAccessible(page)

  // A collection, and its Word file, read back through the program's own importer.
  await page.keyboard.press('Control+Digit4')
  await page.getByRole('button', { name: 'Nouveau recueil' }).click()
  await page.getByLabel('Nom du recueil').fill('Rapport')
  await page.getByRole('button', { name: 'Créer' }).click()
  await page.getByRole('button', { name: 'Exporter…' }).waitFor()
  await expectAccessible(page)
  const word = join(sandbox.documents, 'rapport.docx')
  dialogs.answer(word)
  await page.getByRole('button', { name: 'Exporter…' }).click()
  await page.getByRole('dialog').locator('iframe').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Choisir le fichier…' }).click()
  await page.getByText('Export enregistré').waitFor()
  const reading = join(sandbox.documents, 'relu.florilege')
  await sandbox.florilege('new', reading)
  await sandbox.florilege('import', reading, word)
  const read = await sandbox.florilege('text', reading, 'Rapport')
  const printed = read.replaceAll(/[\u00a0\u202f]/g, ' ')
  for (const quote of await list<Quote[]>('quotes')) {
    expect(printed).toContain(quote.text.replaceAll(/[\u00a0\u202f]/g, ' '))
  }
  expect(printed.split(same)).toHaveLength(2)

  expect(JSON.parse(await sandbox.florilege('check', project, '--json'))).toMatchObject({
    ok: true,
    problems: [],
  })
})
