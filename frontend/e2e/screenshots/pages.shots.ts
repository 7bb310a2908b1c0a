import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shoot } from '../harness/screenshots'
import { test as base } from '../harness/test'

/** An invented interview that the sample project does not have. */
const interview = `Enquêtrice : Qu'est-ce qui a changé pour vous ?

Karim : « Avant, je restais au fond de la salle. » C'est ce que je disais à tout le monde. Et puis on m'a donné les clés du magasin.

Enquêtrice : Et aujourd'hui ?

Karim : Aujourd'hui, c'est moi qui montre aux nouveaux. Je leur dis : « Ici, on a le droit de se tromper deux fois. »
`

const test = base.override({ sample: true })

test('every view of the sample project', { timeout: 600_000 }, async ({ app }) => {
  const { page, dialogs, sandbox } = app

  await page
    .getByRole('button', { name: /^Amina, bureautique/ })
    .first()
    .click()
  const text = page.locator('.cm-content')
  await text.focus()
  for (let i = 0; i < 3; i++) await page.keyboard.press('n')
  await shoot(page, 'reader')

  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('c')
  await page.keyboard.type('con')
  await page.locator('.palette [role=option]').first().waitFor()
  await shoot(page, 'reader-palette')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+Digit2')
  await page.locator('.quote').first().waitFor()
  await shoot(page, 'quotes')

  await page.keyboard.press('Control+Digit3')
  await page.locator('article.stands').waitFor()
  await shoot(page, 'repeats')

  await page.keyboard.press('Control+Digit4')
  await page.getByRole('button', { name: /^Ce que la formation change/ }).click()
  const made = page.frameLocator('iframe')
  await made.getByText('Ce que la formation change').first().waitFor()
  await shoot(page, 'collection')

  await page.keyboard.press('Control+Shift+f')
  await page.getByLabel('Chercher des mots').fill('telephoner')
  await page.locator('[data-scope=search] mark').first().waitFor()
  await page.getByLabel('Chercher des mots').press('ArrowDown')
  await shoot(page, 'search')
  await page.keyboard.press('k')
  await page.locator('[data-scope=search] mark').first().waitFor()
  await shoot(page, 'concordance')

  const karim = join(sandbox.documents, 'karim-magasin.txt')
  writeFileSync(karim, interview)
  dialogs.answer(karim)
  await page.keyboard.press('Control+i')
  await page.getByLabel('Titre du témoignage').waitFor()
  await shoot(page, 'import')
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('historique')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Historique' }).waitFor()
  await shoot(page, 'history')
})
