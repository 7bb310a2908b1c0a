import { sandboxed as test } from '../harness/test'
import { BrowserApp } from '../harness/browser-app'
import { richSample } from '../harness/richSample'
import { shoot } from '../harness/screenshots'
import { Walk } from '../harness/walk/walk'
test('look', { timeout: 500_000 }, async ({ sandbox, browser }) => {
  const app = await BrowserApp.start(sandbox, browser, [await richSample(sandbox)])
  const { page } = app
  page.setDefaultTimeout(10000)
  const walk = new Walk(page, app.dialogs, sandbox, 'fr')
  const only = (process.env['ONLY'] ?? '').split(',').filter(Boolean)
  const want = (name: string) => !only.length || only.includes(name)
  const pic = async (name: string, open: () => Promise<unknown>) => { if (!want(name)) return; try { await open(); await shoot(page, `tmp-${name}`) } catch (e) { console.log(name, String(e).slice(0, 300)) } await walk.leave() }
  await page.locator('.seek').waitFor()
  await page.getByRole('button', { name: /^Amina, bur/ }).first().click()
  await page.locator('.cm-content').focus()
  await page.keyboard.press('n')
  await pic('reader', async () => {})
  await pic('mine', () => walk.command('stances_whose_mine'))
  await pic('others', () => walk.command('stances_whose_others'))
  if (want('mine') || want('others')) await walk.command('stances_whose_all').catch(() => undefined)
  await page.getByRole('treeitem', { name: 'Prendre confiance' }).first().click()
  await pic('sort', () => walk.command('codebook_sort_chosen'))
  await pic('agreement', () => walk.command('agreement_open'))
  await pic('help', () => walk.command('command_help'))
  await pic('quotes', async () => { await page.keyboard.press('Control+Digit2'); await page.locator('.quote').first().waitFor() })
  await pic('memos', () => page.keyboard.press('Control+Digit6'))
  await pic('cross', () => walk.command('people_cross_command'))
  await pic('cross-group', async () => { await walk.command('people_cross_command'); await walk.field('people_count_by').selectOption({ label: 'Saison' }) })
  await pic('cross-only', async () => { await walk.command('people_cross_command'); await walk.field('people_cross_with').selectOption({ value: '' }) })
  await pic('collection', async () => { await page.keyboard.press('Control+Digit4'); await page.getByRole('button', { name: /^Ce que la formation change/ }).click(); await page.frameLocator('iframe').locator('h1').first().waitFor() })
  await app.close(false)
})
