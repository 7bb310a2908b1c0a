import { appendFileSync } from 'node:fs'
const log = (...a: unknown[]) => appendFileSync('/tmp/measure/dbg.log', Date.now() + ' ' + a.join(' ') + '\n')
import { test as base } from '../harness/test'
import { inChromium } from './measured'
const test = base.override({ args: [process.env['FLORILEGE_BENCH_LONG'] ?? ''] })
test('dbg', { timeout: 60_000 }, async ({ app }) => {
  log('started')
  await app.page.locator('li[title="entretien 002"] button').waitFor({ timeout: 30_000 })
  log('row')
  const seen = await inChromium(app)
  log('loaded')
  void seen.call('open', 'entretien 002', false).then((x) => log('OPEN', JSON.stringify(x)))
  await app.page.waitForTimeout(6000)
  log(await app.page.evaluate(() => JSON.stringify({
    l: document.querySelector('.page .cm-content')?.getAttribute('aria-label'),
    h: document.querySelector('.page h2')?.textContent, n: document.querySelectorAll('.page .cm-line').length })))
})
