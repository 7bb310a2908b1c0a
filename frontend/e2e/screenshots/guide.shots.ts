import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { messagesIn, type Language } from '../harness/messages'
import { paths } from '../harness/paths'
import { test as base } from '../harness/test'

/** An invented interview that the sample project does not have. */
const interview = `Enquêtrice : Comment êtes-vous arrivée ici ?

Mme D. : C’est l’assistante sociale du CPAS qui m’a donné le papier. Moi je voulais pas trop. Je me disais : encore un truc où on va me demander ce que je sais pas faire.

Enquêtrice : Et le premier jour ?

Mme D. : Le premier jour, j’ai pas parlé. On était douze. Il y avait Farid qui faisait le café, il m’a juste dit : « Ici, personne ne te pousse. » Alors je suis revenue.

Enquêtrice : Qu’est-ce que ça change pour vous, aujourd’hui ?

D. : Je téléphone moi-même. Avant je demandais à ma fille, et elle a treize ans. La commune, l’école, la mutuelle, je téléphone. Et s’ils vont trop vite, je dis : attendez.
`

/** What each language calls the things that the walk takes hold of. */
const words = {
  fr: {
    names: ['accueil', 'importer', 'participants', 'coder', 'grille', 'chercher', 'repetitions'],
    lastNames: ['recueil', 'exporter', 'cartes'],
    more: {
      passages: 'passages',
      fairness: 'equite',
      board: 'tableau',
      chain: 'chaine',
      workshop: 'resultats',
    },
    rows: [
      ['Ateliers d’écriture', 'Des démarches faites seul·e', 'Autonomie, accès aux droits'],
      ['Groupe de parole', 'Oser dire, oser demander', 'Confiance, recul de l’isolement'],
      ['Chantier et stages', 'Des métiers essayés', 'Un projet choisi'],
    ],
    piles: ['Ça repart', 'Le corps', 'Les papiers'],
    newProject: /Nouveau projet/,
    title: 'Titre du témoignage',
    cancel: 'Annuler',
    search: 'Chercher des mots',
    export: 'Exporter…',
    cards: 'Cartes d’atelier',
    size: 'Taille des cartes',
    cardsCount: /cartes, /,
    define: 'Définition',
    close: 'Fermer le projet',
    forget: /^Retirer /,
  },
  en: {
    names: ['start', 'import', 'participants', 'code', 'codebook', 'search', 'repeats'],
    lastNames: ['collection', 'export', 'cards'],
    more: {
      passages: 'passages',
      fairness: 'fairness',
      board: 'board',
      chain: 'chain',
      workshop: 'results',
    },
    rows: [
      ['Writing workshops', 'Formalities done alone', 'Autonomy, access to rights'],
      ['Support group', 'Daring to speak, to ask', 'Confidence, less isolation'],
      ['Building site, placements', 'Trades tried out', 'A project chosen'],
    ],
    piles: ['Back on track', 'The body', 'The papers'],
    newProject: /New project/,
    title: 'Title of the testimony',
    cancel: 'Cancel',
    search: 'Search for words',
    export: 'Export…',
    cards: 'Workshop cards',
    size: 'Size of the cards',
    cardsCount: /cards, /,
    define: 'Definition',
    close: 'Close the project',
    forget: /^Take .* off the list/,
  },
} as const

const test = base.override({ sample: true })

for (const [language, said] of Object.entries(words)) {
  test(`the ten steps of the guide (${language})`, { timeout: 300_000 }, async ({ app }) => {
    const { page, dialogs, sandbox } = app
    const folder = join(paths.guide, language)
    mkdirSync(folder, { recursive: true })
    const names = [...said.names, ...said.lastNames]
    const plain = messagesIn(language as Language)
    const choose = (key: string): Promise<void> =>
      page.getByRole('radio', { name: plain(key) }).check({ force: true })
    const shoot = async (
      step: number,
      more: string | undefined = names[step - 1],
    ): Promise<void> => {
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      await page.waitForTimeout(600) // the strip beside a text is drawn after a pause
      const name = `${String(step).padStart(2, '0')}-${more}.png`
      await page.screenshot({ path: join(folder, name), animations: 'disabled' })
    }
    const command = async (text: string): Promise<void> => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }

    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page
      .getByRole('button', { name: /^Amina, bureautique/ })
      .first()
      .waitFor()
    if (language === 'en') await command('anglais')

    const file = join(sandbox.documents, 'entretien-madame-d.txt')
    writeFileSync(file, interview)
    dialogs.answer(file)
    await page.keyboard.press('Control+i')
    await page.getByLabel(said.title).waitFor()
    await shoot(2)
    await page.getByRole('button', { name: said.cancel, exact: true }).click()

    await page.keyboard.press('Control+Digit5')
    await page.getByRole('grid').or(page.getByRole('table')).first().waitFor()
    await shoot(3)

    await page.keyboard.press('Control+Digit1')
    await page
      .getByRole('button', { name: /^Amina, bureautique/ })
      .first()
      .click()
    await page.locator('.cm-content').focus()
    for (let i = 0; i < 3; i++) await page.keyboard.press('n')
    for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('c')
    await page.keyboard.type('con')
    await page.locator('.palette [role=option]').first().waitFor()
    await shoot(4)
    await page.keyboard.press('Escape')

    await page.getByRole('treeitem').first().focus()
    await page.keyboard.press('Alt+Enter')
    await page.getByLabel(said.define).first().waitFor()
    await shoot(5)
    await page.keyboard.press('Escape')

    await page.keyboard.press('Control+Shift+f')
    await page.getByLabel(said.search).fill('telephoner')
    await page.locator('[data-scope=search] mark').first().waitFor()
    await page.getByLabel(said.search).press('ArrowDown')
    await shoot(6)

    await page.keyboard.press('Control+Digit3')
    await page.locator('article.stands').waitFor()
    await shoot(7)
    await page.getByRole('radio', { name: plain('passages_in_texts') }).check({ force: true })
    await page.getByRole('heading', { name: /^(Le même|The same) passage/ }).waitFor()
    await page.locator('nav.list .line').nth(1).click()
    await page.locator('section.detail').getByText('88').first().waitFor()
    await shoot(7, said.more.passages)

    await page.keyboard.press('Control+Digit4')
    await page.getByRole('button', { name: /^Ce que la formation change/ }).click()
    await page.frameLocator('iframe').getByText('Ce que la formation change').first().waitFor()
    await shoot(8)

    await choose('fairness_title')
    await page.getByRole('heading', { name: plain('fairness_often') }).waitFor()
    await shoot(8, said.more.fairness)

    await page.getByRole('button', { name: plain('board_open') }).click()
    const board = page.getByRole('dialog')
    await page.keyboard.press('w')
    await board.locator('li[aria-current=true]').waitFor()
    await page.keyboard.press('h')
    await shoot(8, said.more.board)
    await page.keyboard.press('Escape')
    await board.waitFor({ state: 'detached' })

    await choose('fairness_page')

    const dialog = page.getByRole('dialog')
    await choose('chain_title')
    for (const [n, row] of said.rows.entries()) {
      await page.getByRole('button', { name: plain('chain_add') }).click()
      for (const [i, column] of ['action', 'result', 'impact'].entries()) {
        const cell = page.locator(`.cell.${column}`).nth(n)
        await cell.getByRole('textbox').fill(row[i] ?? '')
        await cell.getByRole('textbox').blur()
      }
      const result = page.locator('.cell.result').nth(n)
      await result
        .getByRole('button')
        .filter({ hasText: plain('chain_quote') })
        .click()
      const line = page.getByPlaceholder(plain('chain_pick_placeholder'))
      await line.waitFor()
      for (let i = 0; i <= 2 * n; i++) await line.press('ArrowDown')
      await line.press('Enter')
      await result.locator('.quote').first().waitFor()
    }
    await page.frameLocator('iframe').getByText(said.rows[2][2]).waitFor()
    await shoot(9, said.more.chain)
    await choose('collections_items')

    await page.getByRole('button', { name: said.export, exact: true }).click()
    await dialog.frameLocator('iframe').locator('p').first().waitFor()
    await shoot(9)
    await dialog.getByRole('button', { name: said.cancel, exact: true }).click()

    await page.getByRole('button', { name: said.cards }).click()
    await dialog.frameLocator('iframe').locator('svg').first().waitFor()
    await dialog.getByLabel(said.size).selectOption('6')
    await dialog.getByText(said.cardsCount).waitFor()
    await shoot(10)
    await dialog.getByRole('button', { name: said.cancel, exact: true }).click()

    await page.getByRole('button', { name: plain('collections_menu') }).click()
    await page.getByRole('menuitem', { name: plain('workshops_open') }).click()
    await page.getByLabel(plain('workshops_name')).fill(plain('workshops_name_placeholder'))
    await page.keyboard.press('Enter')
    for (const [n, cards] of ['1 2 5 9', '3 4 6', '7 8 10 11'].entries()) {
      const pile = page.getByLabel(plain('workshops_pile'), { exact: true })
      await pile.fill(said.piles[n] ?? '')
      await pile.press('Enter')
      await page.keyboard.type(cards)
      await page.keyboard.press('Enter')
      await page.getByText(cards.replaceAll(' ', ', ')).first().waitFor()
      await page.keyboard.press('Enter')
    }
    await page.getByRole('tab', { name: plain('workshops_tab_compare') }).click()
    await dialog.getByRole('table').first().waitFor()
    await shoot(10, said.more.workshop)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })

    await command(said.close)
    await page.getByRole('button', { name: said.newProject }).waitFor()
    await page.getByRole('button', { name: said.forget }).click() // it names a folder of this machine
    await shoot(1)
  })
}
