import { join } from 'node:path'
import type { Walk } from './walk'

/** The code of the sample project that the walk takes hold of. */
const code = 'Prendre confiance'

/** Opens a testimony with the focus in its text. */
export async function read({ page }: Walk, title: RegExp): Promise<void> {
  await page.keyboard.press('Control+Digit1')
  await page.getByRole('button', { name: title }).first().click()
  await page.getByRole('heading', { level: 2, name: title }).waitFor()
  await page.locator('.cm-content').focus()
}

/** The reader, and what is done to a text. */
export async function reader(walk: Walk): Promise<void> {
  const { page } = walk
  await walk.see('reader', () => read(walk, /^Amina/))
  await walk.see('reader, a quote chosen', async () => {
    await page.keyboard.press('n')
    await page.locator('.cm-lit').first().waitFor()
  })
  await walk.see('reader, choosing a code', async () => {
    await page.locator('.cm-content').focus()
    await page.keyboard.press('c')
    await page.locator('.palette [role=option]').first().waitFor()
  })
  await walk.see('reader, the menu over the text', async () => {
    await page.locator('.cm-line').nth(3).click({ button: 'right' })
    await page.getByRole('menuitem').first().waitFor()
  })
  await walk.see('reader, going to a turn', async () => {
    await page.locator('.cm-content').focus()
    await page.keyboard.press('g')
    await walk.dialog().waitFor()
  })
  await walk.see('reader, alone', async () => {
    await page.locator('.cm-content').focus()
    await page.keyboard.press('z')
    await page.getByRole('banner').waitFor({ state: 'detached' })
  })
  await page.keyboard.press('z')
  await walk.see('reader, finding', async () => {
    await page.keyboard.press('Control+f')
    await walk.field('reader_find_label').fill('que')
    await page.locator('.cm-found, .cm-find').first().waitFor()
  })
  await page.keyboard.press('Escape')
  await walk.see('reader, by turns', async () => {
    await page.locator('.cm-content').focus()
    await page.keyboard.press('l')
    await page.getByRole('article').waitFor()
  })
  await page.keyboard.press('l')
  await page.locator('.cm-content').waitFor()
  await walk.see('reader, with the brush', async () => {
    await page.locator('.cm-content').focus()
    await page.keyboard.press('b')
    await page.locator('.palette [role=option]').first().waitFor()
    await page.keyboard.press('Enter')
    await walk.button('reader_brush_off').waitFor()
  })
  await walk.button('reader_brush_off').click()
  await walk.see('reader, blind', () => walk.command('stances_whose_mine'))
  await walk.command('stances_whose_all')
  await walk.see('correcting', async () => {
    await page.locator('.cm-content').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('r')
    await walk.field('correct_words').waitFor()
  })
  await walk.see('giving a pseudonym', async () => {
    await page.locator('.cm-content').focus()
    await page.keyboard.press('d')
    await walk.dialog().waitFor()
  })
  await walk.see('an older text', async () => {
    await read(walk, /^Bruno/)
    await walk.page
      .getByTitle(walk.said('versions_read'))
      .or(walk.button('versions_read'))
      .first()
      .click()
    await walk.dialog().waitFor()
  })
}

/** The codebook and its dialogs, with a code chosen. */
export async function codebook(walk: Walk): Promise<void> {
  const { page } = walk
  const row = page.getByRole('treeitem', { name: code }).first()
  await row.click()
  const chosen = [
    ['codebook_merge_chosen', 'merging codes'],
    ['codebook_sort_chosen', 'sorting the quotes of a code'],
    ['codebook_history_chosen', 'the history of a code'],
    ['stances_dimensions_open', 'dimensions'],
    ['agreement_open', 'agreement'],
    ['codebook_export', 'exporting the codebook'],
  ] as const
  for (const [key, what] of chosen)
    await walk.see(what, async () => {
      await walk.command(key)
      await walk.dialog().waitFor()
    })
  await walk.see('importing a codebook', async () => {
    const file = join(walk.sandbox.documents, 'grille.csv')
    await walk.sandbox.florilege(
      'codes',
      join(walk.sandbox.documents, 'sample.florilege'),
      'export',
      file,
    )
    walk.dialogs.answer(file)
    await walk.command('codebook_import')
    await walk.dialog().waitFor()
  })
  await walk.see('details of a code', async () => {
    await row.focus()
    await page.keyboard.press('Alt+Enter')
    await walk.field('codebook_definition').waitFor()
  })
  await walk.see('deleting a code', async () => {
    await row.focus()
    await page.keyboard.press('Delete')
    await walk.dialog().waitFor()
  })
  await walk.see('the menu of a code', async () => {
    await row.click({ button: 'right' })
    await page.getByRole('menuitem').first().waitFor()
  })
  await walk.see('filtering the codebook', () => walk.button('codebook_filter').click())
  await walk.button('codebook_filter').click()
  await walk.see('autocoding', async () => {
    await walk.command('codebook_autocode_chosen')
    await walk.field('autocode_query').fill('confiance')
    await walk.dialog().locator('mark').first().waitFor()
  })
  await walk.see('passages alike', async () => {
    await walk.command('codebook_like_chosen')
    await walk.button('autocode_like_refuse').waitFor()
  })
}
