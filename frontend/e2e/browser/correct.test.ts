import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { expectAccessible } from '../harness/accessibility'
import { reads, run } from '../harness/ready'
import { test } from '../harness/test'

const turns = Array.from(
  { length: 30 },
  (_, i) =>
    `Enquêtrice : Et la semaine ${i + 1} ?\n\nRosa : La semaine ${i + 1} 😀, on a posé les planches, et j’ai fait le dossié toute seule, voilà. Ma voisine Josiane m’a montré.\n`,
)

interface Quote {
  id: string
  text: string
}

test('a typo inside a quote is corrected, and all of it undone', async ({ app }) => {
  const { page, dialogs, sandbox } = app
  const project = join(sandbox.documents, 'etude.florilege')
  const file = join(sandbox.documents, 'rosa.txt')
  const texts = async () =>
    (JSON.parse(await sandbox.florilege('quotes', project, '--json')) as Quote[]).map((q) => q.text)

  await page.getByRole('button', { name: /Nouveau projet/ }).click()
  await page.getByLabel('Nom du projet').fill('Étude')
  await page.getByRole('checkbox', { name: /CISP/ }).check()
  dialogs.answer(project)
  await page.getByRole('button', { name: /Choisir où/ }).click()
  await page.getByText('Prendre confiance').first().waitFor()
  writeFileSync(file, turns.join('\n'))
  dialogs.answer(file)
  await page.keyboard.press('Control+i')
  await page.getByRole('button', { name: /^Importer 1 témoignage/ }).click()
  await page.getByRole('button', { name: 'Lire', exact: true }).click()

  // A sentence in the middle of the testimony is coded.
  const text = page.locator('.cm-content')
  await reads(page, /rosa/i)
  await page.keyboard.press('Control+Home')
  for (let i = 0; i < 25; i++) await page.keyboard.press('Control+ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('c')
  await page.keyboard.type('aide')
  await page.keyboard.press('Enter')
  await expect.poll(texts).toHaveLength(1)
  const [coded = ''] = await texts()
  const scrolled = () => page.locator('.cm-scroller').evaluate((e) => e.scrollTop)
  const before = await scrolled()
  expect(before).toBeGreaterThan(0)

  // The typo, in the sentence that is coded; its quote is seen before and after.
  await page.keyboard.press('r')
  const field = page.getByRole('textbox', { name: 'Le passage corrigé' })
  await field.fill((await field.inputValue()).replace('dossié', 'dossier'))
  await page.getByText('1 extrait change de mots').waitFor()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: /Raison/ }).fill('faute de frappe')
  await page.keyboard.press('Enter')
  await page.getByText('Texte corrigé', { exact: true }).waitFor()
  await expect.poll(texts).toEqual([coded.replace('dossié', 'dossier')])
  expect(Math.abs((await scrolled()) - before)).toBeLessThan(4)
  expect(await page.locator('.cm-coded').allInnerTexts()).toEqual([
    coded.replace('dossié', 'dossier'),
  ])

  // The next sentence is cut; both old texts are there to read.
  await text.focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await page.getByRole('button', { name: 'Couper', exact: true }).click()
  await page.getByText('Passage coupé').waitFor()
  await page.getByRole('heading', { name: 'Versions du texte' }).waitFor()
  const versions = page.getByTitle('Lire le texte d’avant cette correction')
  await expect.poll(() => versions.count()).toBe(2)
  await versions.last().click()
  const old = page.getByRole('region', { name: 'Texte d’avant correction' })
  await old.locator('del').getByText('dossié').waitFor()
  expect(await old.locator('ins').getByText('dossier').count()).toBe(1)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Fermer' }).last().click()

  // All of it undone.
  await text.focus()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(texts).toEqual([coded])
  await page.getByRole('heading', { name: 'Versions du texte' }).waitFor({ state: 'detached' })
  await expect.poll(() => page.locator('.cm-coded').allInnerTexts()).toEqual([coded])

  // The file was corrected elsewhere: it becomes the testimony's new text.
  writeFileSync(file, turns.join('\n').replaceAll('dossié', 'dossier'))
  dialogs.answer(file)
  await page.keyboard.press('Control+i')
  await page.getByText('Nouvelle version du témoignage').click()
  await page.getByText('1 extrait change de mots').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Importer 1 témoignage/ }).click()
  await page.getByText('1 témoignage a un nouveau texte.').waitFor()
  await page.getByRole('button', { name: 'Lire', exact: true }).click()
  await expect.poll(texts).toEqual([coded.replace('dossié', 'dossier')])

  // With pseudonyms shown, a correction shows no name.
  await text.focus()
  await page.keyboard.press('d')
  await page.getByRole('textbox', { name: 'Nom réel' }).fill('Josiane')
  await page.getByRole('textbox', { name: 'Pseudonyme' }).fill('Lou')
  await page.getByRole('dialog').getByRole('button', { name: 'Ajouter à la table' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await run(page, 'montrer les pseudonymes', 'Montrer les pseudonymes')
  await text.getByText('Ma voisine Lou').first().waitFor()
  await text.focus()
  await page.keyboard.press('r')
  await page.getByText(/les pseudonymes n’y sont pas montrés/).waitFor()
  await field.fill(`Oui. ${await field.inputValue()}`)
  await field.press('Enter')
  await text.getByText('Oui. ').waitFor()
  expect(await text.innerText()).not.toContain('Josiane')
  expect(await text.innerText()).toContain('Ma voisine Lou')
  expect(await sandbox.florilege('check', project)).toContain('sound')
})
