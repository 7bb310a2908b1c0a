import { shoot } from '../harness/screenshots'
import { test } from '../harness/test'

test('the start screen', async ({ app }) => {
  await app.page.getByRole('button', { name: /Nouveau projet/ }).waitFor()
  await shoot(app.page, 'start')
  await app.page.keyboard.press('F1')
  await app.page.getByRole('article').waitFor()
  await app.page.keyboard.press('ArrowRight')
  await shoot(app.page, 'guide')
})
