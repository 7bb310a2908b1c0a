import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from './reading'
import type { Walk } from './walk'

/** Memos, history, pseudonyms and safety. */
export async function others(walk: Walk): Promise<void> {
  const { page } = walk
  await page.keyboard.press('Control+Digit6')
  await walk.see('memos', () =>
    page.getByRole('heading', { name: walk.said('memos_title') }).waitFor(),
  )
  await walk.see('a new memo', () => walk.button('memos_add').click())
  await walk.see('history', async () => {
    await walk.command('command_go_history')
    await walk.button('history_back').waitFor()
  })
  await walk.see('going back', async () => {
    await walk.button('history_back').click()
    await walk.dialog().waitFor()
  })
  await walk.see('pseudonyms', async () => {
    await walk.command('command_go_names')
    await page.getByText(walk.said('names_suggestions')).first().waitFor()
  })
  await walk.command('command_go_safety')
  const sections = [
    'safety_backups',
    'copies_title',
    'protection',
    'soundness',
    'sharing_title',
    'erasures_title',
    'compaction_title',
    'diagnostics_title',
  ]
  for (const key of sections)
    await walk.see(key, async () => {
      const name = walk.said(key)
      await page.locator('.safety nav').getByRole('button', { name, exact: true }).click()
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
    })
  await walk.see('a passphrase', async () => {
    await page
      .locator('.safety nav')
      .getByRole('button', { name: walk.said('protection') })
      .click()
    await page.locator('.section').getByRole('button').first().click()
    await walk.dialog().waitFor()
  })
}

/** What opens over any place. */
export async function over(walk: Walk): Promise<void> {
  const { page } = walk
  await walk.see('the palette', async () => {
    await page.keyboard.press('Control+k')
    await page.locator('.command-palette [role=option]').first().waitFor()
  })
  await walk.see('settings', () => walk.command('command_settings'))
  await read(walk, /^Amina/)
  await walk.see('shortcuts', () => walk.command('command_help'))
  await walk.see('the guide', async () => {
    await page.keyboard.press('F1')
    await page.getByRole('dialog').locator('img').first().waitFor()
  })
  await walk.see('the menu of the project', async () => {
    await page.locator('button.project').click()
    await page.getByRole('menuitem').first().waitFor()
  })
  const file = join(walk.sandbox.documents, `karim-${walk.language}.txt`)
  writeFileSync(file, `Enquêtrice : Et ici ?\n\nKarim : Ici, on dit ${walk.language}.\n`)
  const plan = async () => {
    walk.dialogs.answer(file)
    await page.keyboard.press('Control+i')
    await walk.field('import_file_title').waitFor()
  }
  await walk.see('importing', plan)
  await walk.see('the report of an import', async () => {
    await plan()
    await walk.dialog().locator('.foot').getByRole('button').last().click()
    await walk.dialog().getByText(walk.said('import_report_title')).waitFor()
  })
  await walk.see('importing a survey', async () => {
    const file = join(walk.sandbox.documents, 'enquete.csv')
    writeFileSync(
      file,
      'Nom;Qu’est-ce qui change ?\nZoé;Je parle plus fort qu’avant, au guichet.\n',
    )
    walk.dialogs.answer(file)
    await walk.command('survey_command')
    await walk.field('survey_called').waitFor()
  })
  await walk.see('erasing', async () => {
    await page
      .getByRole('button', { name: /^Amina/ })
      .first()
      .click({ button: 'right' })
    await page.getByRole('menuitem', { name: walk.said('erase_menu') }).click()
    await walk.field('erase_reason').waitFor()
  })
}

/** The window without a project; opens it again. */
export async function outside(walk: Walk): Promise<void> {
  const { page } = walk
  await walk.command('command_close')
  await walk.see('start', () => walk.button('start_new').waitFor())
  await walk.see('a new project', async () => {
    await walk.button('start_new').click()
    await walk.field('start_name').waitFor()
  })
  await page.locator('.recent').first().click()
  await page.locator('.seek').waitFor()
}
