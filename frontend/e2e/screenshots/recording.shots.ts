import { join } from 'node:path'
import { recorded, writeTone } from '../harness/recording'
import { shoot } from '../harness/screenshots'
import { test } from '../harness/test'

test('the recording beside an interview', { timeout: 300_000 }, async ({ app }) => {
  const { page, sandbox, dialogs } = app
  dialogs.answer(await recorded(sandbox, false))
  await page.keyboard.press('Control+o')
  await page.getByRole('button', { name: /^nadia/ }).click()
  await page.getByText('nadia.wav').waitFor()
  await shoot(page, 'recording-found')

  await page.getByRole('button', { name: 'Lier', exact: true }).click()
  await page.locator('.cm-speaker time', { hasText: '00:00:15' }).click()
  await page.locator('.cm-heard').first().waitFor()
  await page.keyboard.press('k')
  await page.mouse.move(600, 300)
  await page.mouse.wheel(0, 40)
  await shoot(page, 'recording')

  // Whatever its extension says, it is shown as a video is.
  writeTone(join(sandbox.documents, 'nadia.mp4'), 30)
  dialogs.answer(join(sandbox.documents, 'nadia.mp4'))
  await page.getByRole('button', { name: 'Autres actions de l’enregistrement' }).click()
  await page.getByRole('menuitem', { name: 'Lier un autre enregistrement…' }).click()
  await page.getByText('nadia.mp4').waitFor()
  await page.keyboard.press('k')
  await shoot(page, 'recording-video')
})
