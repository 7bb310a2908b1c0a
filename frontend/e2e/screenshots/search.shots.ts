import { readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, started } from '../harness/ready'
import { shoot } from '../harness/screenshots'
import { test as base } from '../harness/test'

/** An interview of Zoé's own, before what somebody pasted into it. */
const interview = [
  'Qu’est-ce qui vous a amenée ici ?',
  'Mon fils est entré à l’école et je tournais en rond, alors ma sœur m’a donné le dépliant.',
  'Et le premier jour ?',
  'J’avais mal au ventre. On m’a servi un café, on m’a montré la machine à coudre, et à midi je riais.',
  'Vous cousiez déjà ?',
  'Des ourlets, pas plus. Maintenant je coupe un patron sans regarder la feuille trois fois.',
  'Qu’en disent vos proches ?',
  'Ma mère dit que je marche plus vite. Mon fils veut que je lui fasse une cape de super-héros.',
]
  .map((words, i) => `${i % 2 ? 'Zoé' : 'Enquêtrice'} : ${words}\n\n`)
  .join('')

const test = base.override({ sample: true })

test(
  'a search in all its layouts, and repeats shown once',
  { timeout: 600_000 },
  async ({ app }) => {
    const { page, dialogs, sandbox } = app

    await page
      .getByRole('button', { name: /^Amina, bureautique/ })
      .first()
      .waitFor()
    await page.keyboard.press('Control+Digit3')
    await page.locator('article.stands').waitFor()
    await shoot(page, 'repeats-queue')
    await page.keyboard.press('l')
    await page.getByText('1 lié').or(page.getByText('5 groupes')).first().waitFor()

    await page.keyboard.press('Control+Shift+f')
    const field = page.getByLabel('Chercher des mots')
    await field.fill('travail')
    await page.locator('[data-scope=search] mark').first().waitFor()
    await shoot(page, 'search-context')
    await field.press('ArrowDown')
    await page.keyboard.press('k')
    await page.locator('[data-scope=search] mark').first().waitFor()
    await shoot(page, 'search-kwic')
    await page.getByRole('radio', { name: 'Fréquences' }).check({ force: true })
    await page.getByRole('table').first().waitFor()
    await shoot(page, 'search-frequency')
    await page.getByRole('radio', { name: 'Contexte' }).check({ force: true })
    await field.fill('répété:oui')
    await page
      .getByRole('navigation', { name: 'Filtres' })
      .getByRole('button', { name: /Extraits/ })
      .click()
    await page
      .getByText(/dit 2 fois/)
      .first()
      .waitFor()
    await shoot(page, 'search-repeats')
    await page.getByRole('button', { name: 'Une fois chacune' }).click()
    await page
      .getByRole('button', { name: /répété/ })
      .first()
      .waitFor()
    await shoot(page, 'search-once')

    const project = join(sandbox.documents, 'sample.florilege')
    const { text } = JSON.parse(
      await sandbox.florilege('text', project, 'Amina, bureautique', '--json'),
    ) as { text: string }
    const pasted = join(sandbox.documents, 'zoe.txt')
    const again = text.slice(600, 1400).replaceAll('\n', ' ')
    writeFileSync(pasted, `${interview}Enquêtrice : Et ensuite ?\n\nZoé : ${again}\n`)
    dialogs.answer(pasted)
    await page.keyboard.press('Control+i')
    await page.getByLabel('Titre du témoignage').waitFor()
    await page
      .getByRole('button', { name: /^Importer/ })
      .last()
      .click()
    await page.getByRole('button', { name: 'Voir les passages' }).waitFor()
    await shoot(page, 'import-again')

    await page.keyboard.press('Escape')
    await run(page, 'fermer le projet', 'Fermer le projet')
    await started(page)
    const index = sandbox.folder('cache/florilege/index')
    for (const file of readdirSync(index, { recursive: true, encoding: 'utf8' }))
      if (file.endsWith('root.bolt')) truncateSync(join(index, file), 0)
    await page
      .getByRole('button', { name: /^Les mots de l/ })
      .first()
      .click()
    await page.getByText('La recherche a été reconstruite').waitFor()
    await shoot(page, 'search-rebuilt')
  },
)
