import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { expectAccessible } from '../harness/accessibility'
import { shoot } from '../harness/screenshots'
import { test as base } from '../harness/test'

const test = base.override({ sample: true })

/** Pictures are taken only where they are asked for: a test is quicker without. */
const pictured = process.env['FLORILEGE_SHOTS'] === '1'

interface Row {
  name: string
  quotes: number
}

interface Quote {
  id: string
  text: string
}

interface Offers {
  offered: Quote[]
  refused: Quote[]
}

interface Workshop {
  piles: { name: string; cards: number[] }[]
}

test('a collection offers, is weighed, swapped, shown to a meeting, and taken to a workshop', async ({
  app,
}) => {
  const { page, sandbox, dialogs } = app
  const project = join(sandbox.documents, 'sample.florilege')
  const json = async <T>(...args: string[]): Promise<T> =>
    JSON.parse(await sandbox.florilege(...args, '--json')) as T
  const patient = { timeout: 60_000 }
  const picture = (name: string) => (pictured ? shoot(page, name) : Promise.resolve())

  // A collection of what one code holds keeps its filter.
  await page
    .getByRole('button', { name: /^Amina, bureautique/ })
    .first()
    .waitFor()
  await page.keyboard.press('Control+Digit4')
  await page.getByRole('button', { name: 'Nouveau recueil' }).click()
  await page.getByLabel('Nom du recueil').fill('Pour la réunion')
  const title = await page
    .getByLabel('Témoignage', { exact: true })
    .locator('option')
    .nth(1)
    .innerText()
  await page.getByLabel('Témoignage', { exact: true }).selectOption({ label: title })
  await page.getByRole('button', { name: 'Créer' }).click()
  await page.getByText('Rien de nouveau').waitFor()

  // A wider filter offers quotes; nothing slips in; keys accept and refuse.
  await page.getByRole('button', { name: 'Menu du filtre' }).click()
  await page.getByRole('menuitem', { name: 'Changer le filtre…' }).click()
  await page.getByLabel('Témoignage', { exact: true }).selectOption('')
  await page.getByRole('button', { name: 'Garder ce filtre' }).click()
  const quotes = async () =>
    (await json<Row[]>('collections', project)).find((c) => c.name === 'Pour la réunion')?.quotes
  const before = (await quotes()) ?? 0
  const offers = () => json<Offers>('collections', project, 'offers', 'Pour la réunion')
  await page.getByRole('button', { name: /extraits? proposés?$/ }).click()
  const list = page.getByRole('listbox', { name: 'Extraits proposés' })
  await list.waitFor()
  await expectAccessible(page)
  await picture('offers')
  expect(await quotes()).toBe(before)
  const { offered } = await offers()
  await page.keyboard.press('a')
  await expect.poll(quotes, patient).toBe(before + 1)
  await page.keyboard.press('r')
  await expect.poll(async () => (await offers()).refused.length, patient).toBe(1)
  expect((await offers()).refused[0]?.id).toBe(offered[1]?.id)
  await page.keyboard.press('Escape')
  await list.waitFor({ state: 'detached' })

  // Who is heard too often; a swap is shown, made, and taken back.
  await page.getByRole('button', { name: '← Recueils' }).focus()
  await page.keyboard.press('e')
  await page.getByText('Entendus trop souvent').waitFor()
  await expectAccessible(page)
  await picture('fairness')
  await page.keyboard.press('s')
  await page.getByText('À la place de').waitFor()
  await expectAccessible(page)
  await picture('swap')
  const texts = async () => {
    const file = join(sandbox.documents, 'recueil.txt')
    const args = ['--format', 'txt', '--collection', 'Pour la réunion', '-o', file]
    await sandbox.florilege('export', project, ...args)
    return readFileSync(file, 'utf8')
  }
  const printed = await texts()
  await page.keyboard.press('Enter')
  await page.getByText('Extrait échangé').waitFor()
  expect(await texts()).not.toBe(printed)
  await page.keyboard.press('Control+z')
  await expect.poll(texts, patient).toBe(printed)

  // Dragged by its handle, the first quote goes below the second; one step to undo.
  const handles = page.locator('li.quote').getByRole('button', { name: /^Déplacer/ })
  const words = (await page.locator('li.quote button.quote').allInnerTexts()).map((w) =>
    w.slice(0, 40),
  )
  expect(words.length).toBeGreaterThan(2)
  const from = await handles.nth(0).boundingBox()
  const to = await page.locator('li.quote').nth(1).boundingBox()
  if (!from || !to) throw new Error('nothing to drag')
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2, to.y + 4)
  await page.mouse.move(from.x + from.width / 2, to.y + to.height - 4)
  await page.locator('li.moving').waitFor()
  await page.mouse.up()
  const order = async () =>
    (await page.locator('li.quote button.quote').allInnerTexts()).map((w) => w.slice(0, 40))
  await expect.poll(order, patient).toEqual([words[1], words[0], ...words.slice(2)])
  await expect.poll(texts, patient).not.toBe(printed)
  await page.keyboard.press('Control+z')
  await expect.poll(order, patient).toEqual(words)
  await expect.poll(texts, patient).toBe(printed)

  // Full screen, by keys alone.
  await page.getByRole('button', { name: '← Recueils' }).focus()
  await page.keyboard.press('p')
  const board = page.getByRole('dialog', { name: /^Tableau de réunion/ })
  await board.getByText(/^1 sur/).waitFor()
  await expectAccessible(page)
  await picture('board')
  await page.keyboard.press('End')
  await board.getByText(/^(\d+) sur \1$/).waitFor()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await board.getByText(/^2 sur/).waitFor()
  await page.keyboard.press('w')
  await board.locator('li[aria-current=true]').waitFor()
  await expectAccessible(page)
  await picture('wall')
  await page.keyboard.press('Escape')
  await board.waitFor({ state: 'detached' })

  // Cards of a workshop, entered by keys, compared with the codes.
  await page.getByRole('button', { name: '← Recueils' }).focus()
  await page.keyboard.press('w')
  await page.getByLabel('Nom de l’atelier').fill('Mardi')
  await page.keyboard.press('Enter')
  await page.getByLabel('Tas, avec les mots des participants').fill('Ça repart')
  await page.keyboard.press('Enter')
  await page.keyboard.type('1 2')
  await page.keyboard.press('Enter')
  await page.getByText(/^Cartes 1, 2 dans/).waitFor()
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.getByLabel('Tas, avec les mots des participants').inputValue(), patient)
    .toBe('')
  await page.keyboard.type('Le corps')
  await page.keyboard.press('Enter')
  await page.keyboard.type('2 3')
  await page.keyboard.press('Enter')
  await page.getByText(/^Déjà dans un tas/).waitFor()
  await expectAccessible(page)
  await picture('workshop')
  await page.getByRole('button', { name: 'Les prendre de leur tas' }).click()
  await page.getByText(/^Cartes 2, 3 dans/).waitFor()
  const [shop] = await json<Workshop[]>('workshop', project, 'Pour la réunion')
  expect(shop?.piles).toEqual([
    { name: 'Ça repart', cards: [1] },
    { name: 'Le corps', cards: [2, 3] },
  ])
  await page.getByRole('tab', { name: 'Comparer aux codes' }).click()
  await page.getByText(/^Accord/).waitFor()
  await expectAccessible(page)
  await picture('workshop-table')
  const table = join(sandbox.documents, 'tas.csv')
  dialogs.answer(table)
  await page.getByRole('button', { name: 'Tableau CSV…' }).click()
  await page.getByText('Tableau enregistré').waitFor()
  expect(readFileSync(table, 'utf8')).toContain('Ça repart')
  await page.keyboard.press('Escape')

  expect(JSON.parse(await sandbox.florilege('check', project, '--json'))).toMatchObject({
    ok: true,
  })
})

interface WithGo {
  go: { desktop: { App: { AddName(edit: object, origin: string): Promise<unknown> } } }
}

test(
  'a notice stays off the buttons of the next export, and choices off one another',
  { timeout: 300_000 },
  async ({ app }) => {
    const { page, sandbox, dialogs } = app
    await page.setViewportSize({ width: 1280, height: 800 })
    await page
      .getByRole('button', { name: /^Amina, bureautique/ })
      .first()
      .waitFor()
    await page.keyboard.press('Control+Digit4')
    await page.getByRole('button', { name: /^Ce que la formation change/ }).click()
    await page.evaluate(() =>
      (window as unknown as WithGo).go.desktop.App.AddName(
        { name: 'Amina', forms: [], kind: 'person', pseudonym: 'Nora', keep: false, memo: '' },
        '',
      ),
    )
    const open = page.getByRole('button', { name: 'Exporter', exact: false }).first()
    const dialog = page.getByRole('dialog')
    const write = dialog.getByRole('button', { name: 'Choisir le fichier…' })
    await open.click()
    const heading = dialog.getByRole('heading', { name: 'Vrais noms' })
    await heading.waitFor()
    const above = await dialog.getByText(/^Laisse de côté/).boundingBox()
    const below = await heading.boundingBox()
    expect(above && below && above.y + above.height <= below.y).toBe(true)

    dialogs.answer(join(sandbox.documents, 'Amina.docx'))
    await write.click()
    const notice = page.getByText('Le nom du fichier montre un vrai nom.')
    await notice.waitFor()
    await open.click()
    await write.click({ trial: true })
    await notice.waitFor()
  },
)
