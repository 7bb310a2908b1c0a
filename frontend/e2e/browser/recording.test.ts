import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { expectAccessible } from '../harness/accessibility'
import { reads, run, started } from '../harness/ready'
import { recorded, writeOgg, writeRecorded } from '../harness/recording'
import { test } from '../harness/test'

test('a recording is proposed, plays from a turn, and the text follows', async ({ app }) => {
  const { page, sandbox, dialogs } = app
  dialogs.answer(await recorded(sandbox, false))
  await started(page)
  await page.keyboard.press('Control+o')
  await page.getByRole('button', { name: /^nadia/ }).click()
  await page.getByText('nadia.wav').waitFor()
  await page.getByRole('button', { name: 'Lier', exact: true }).click()
  const player = page.getByRole('region', { name: 'Enregistrement' })
  await player.getByText('00:00:30').waitFor()
  await expectAccessible(page)

  const time = () => page.evaluate(() => document.querySelector('video')?.currentTime ?? -1)
  await page.locator('.cm-speaker time', { hasText: '00:00:15' }).click()
  await page.locator('.cm-heard', { hasText: 'Je n’osais pas téléphoner' }).first().waitFor()
  const before = await time()
  expect(before).toBeGreaterThanOrEqual(15)
  await page.waitForFunction(
    (from) => (document.querySelector('video')?.currentTime ?? 0) > from + 1,
    before,
  )
  await page.locator('.cm-heard', { hasText: 'vous avez appelé' }).first().waitFor()

  // Keys of the reader: pause, back, play from the caret.
  await page.keyboard.press('k')
  await player.getByRole('button', { name: 'Écouter', exact: true }).waitFor()
  const paused = await time()
  await page.keyboard.press('j')
  expect(await time()).toBeCloseTo(paused - 3, 1)
  await page.locator('.cm-content').focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('h')
  await page.locator('.cm-heard', { hasText: 'Comment vous êtes arrivée' }).first().waitFor()
  expect(await time()).toBeLessThan(5)

  // Scrolling away stops following, and a button takes it up again.
  await page.mouse.move(600, 300)
  await page.mouse.wheel(0, 40)
  await player.getByRole('button', { name: 'Suivre' }).click()

  // A file that is gone, then one that is none.
  renameSync(join(sandbox.documents, 'nadia.wav'), join(sandbox.documents, 'ailleurs.wav'))
  await page.reload()
  await page.getByRole('button', { name: /^nadia/ }).click()
  await player.getByText('n’est plus là où il était').waitFor()
  writeFileSync(join(sandbox.documents, 'abime.mp3'), 'ceci n’est pas du son')
  dialogs.answer(join(sandbox.documents, 'abime.mp3'))
  await player.getByRole('button', { name: 'Retrouver le fichier…' }).click()
  await player.getByText('Ce format ne peut pas être lu ici.').waitFor()
  dialogs.answer(join(sandbox.documents, 'ailleurs.wav'))
  await player.getByRole('button', { name: 'Lier un autre enregistrement…' }).click()
  await player.getByText('00:00:30').waitFor()
  expect(existsSync(join(sandbox.documents, 'ailleurs.wav'))).toBe(true)
})

test('Ogg and WebM play, one that does not say how long it is too', async ({ app }) => {
  const { page, sandbox, dialogs } = app
  dialogs.answer(await recorded(sandbox, false))
  await started(page)
  await page.keyboard.press('Control+o')
  await page.getByRole('button', { name: /^nadia/ }).click()
  await reads(page, /^nadia/)
  const player = page.getByRole('region', { name: 'Enregistrement' })
  const plays = async (name: string) => {
    await player.getByText(name).waitFor()
    await page.locator('.cm-content').focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('h')
    await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.8)
    await page.keyboard.press('k')
  }
  const link = async (path: string) => {
    dialogs.answer(path)
    await run(page, 'lier un enregistrement', 'Lier un enregistrement')
  }
  const ogg = join(sandbox.documents, 'son.ogg')
  const webm = join(sandbox.documents, 'son.webm')
  writeOgg(ogg, 30)
  await link(ogg)
  await plays('son.ogg')
  await player.getByText('00:00:30').waitFor()

  await writeRecorded(page, webm, 4)
  await link(webm)
  await plays('son.webm')
  await player
    .getByText(/00:00:0[345]/)
    .last()
    .waitFor()
  expect(await player.getByRole('slider').isDisabled()).toBe(false)
})
