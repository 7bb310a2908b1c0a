import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { launchChromium, BrowserApp } from '../harness/browser-app'
import { canary, leaks, passphrase, Sources, writeEverywhere } from '../harness/canary'
import { sandboxed } from '../harness/test'

sandboxed('a session on a protected project leaves no word on the disk', async ({ sandbox }) => {
  const sources = new Sources(sandbox)
  const project = join(sandbox.documents, 'p.florilege')
  const browser = await launchChromium()
  let app = await BrowserApp.start(sandbox, browser)

  // Made protected, with every canary in it.
  await app.page.getByRole('button', { name: /Nouveau projet/ }).click()
  await app.page.getByLabel('Nom du projet').fill(canary.project)
  await app.page.getByRole('checkbox', { name: /Protéger par une phrase/ }).check()
  await app.page.getByLabel('Phrase de passe', { exact: true }).fill(passphrase)
  await app.page.getByLabel('Encore une fois').fill(passphrase)
  app.dialogs.answer(project)
  await app.page.getByRole('button', { name: /Choisir où/ }).click()
  const shown = await app.page.getByLabel('Clé de secours', { exact: true }).innerText()
  const recovery = shown.trim().split(/\s+/)
  expect(recovery).toHaveLength(8)
  await app.page.getByLabel('Je l’ai mise en lieu sûr').check()
  await app.page.getByRole('button', { name: 'Terminer' }).click()
  app.dialogs.answer(sources.interview)
  await app.page.keyboard.press('Control+i')
  await app.page.getByLabel('Titre du témoignage').waitFor()
  await app.page.getByRole('button', { name: /^Importer 1 témoignage/ }).click()
  await app.page.getByText('Import terminé').waitFor()
  await app.page.getByRole('button', { name: 'Lire', exact: true }).first().click()
  await app.page.evaluate(writeEverywhere)
  await app.page.keyboard.press('Control+Shift+f')
  await app.page.getByLabel('Chercher des mots').fill(canary.text)
  await app.page.locator('[data-scope=search] mark').first().waitFor()
  for (const place of ['Digit2', 'Digit3', 'Digit4']) {
    await app.page.keyboard.press(`Control+${place}`)
    await app.page.waitForTimeout(500)
  }

  // Killed, started anew: it asks, and a wrong answer opens nothing.
  await app.kill()
  app = await BrowserApp.start(sandbox, browser)
  const field = app.page.getByLabel('Phrase de passe ou clé de secours')
  await field.fill(`${passphrase} non`)
  await field.press('Enter')
  await app.page.getByText('Cela n’ouvre pas ce projet').waitFor()
  await field.fill(recovery.join(' '))
  await field.press('Enter')
  await app.page.getByRole('button', { name: 'Protégé par une phrase de passe' }).waitFor()

  // Beside the window, then alone, from the command line.
  const verb = (name: string, ...args: string[]) =>
    sandbox.florilege(name, project, ...args, '--passphrase-file', sources.passphrase)
  expect(await verb('search', canary.text)).toContain(canary.text)
  await app.close(false)
  for (const args of [
    ['search', canary.quoteMemo],
    ['quotes', '--text', canary.text],
    ['codes', 'add', `${canary.code}/${canary.query}`],
    ['undo'],
    ['history'],
    ['repeats'],
    ['collections'],
    ['check'],
  ])
    await verb(args[0] ?? '', ...args.slice(1))
  await browser.close()

  const half = recovery.slice(0, 2)
  const secrets = ['', ' ', '-'].map((between) => half.join(between))
  expect(leaks(sandbox, sources, secrets)).toEqual([])

  // The search is not blind: in the clear, the same file tells.
  await verb('unprotect')
  expect(leaks(sandbox, sources).join()).toContain('p.florilege')
  rmSync(project)
})
