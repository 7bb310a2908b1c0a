import { join } from 'node:path'
import { expect } from 'vitest'
import { canary, leaks, passphrase, Sources, writeEverywhere } from '../harness/canary'
import { sandboxed } from '../harness/test'
import { RealWindow } from './real-window'
import { keys } from './webdriver'

sandboxed('the window leaves no word of a protected project on the disk', async ({ sandbox }) => {
  const sources = new Sources(sandbox)
  const project = join(sandbox.documents, 'p.florilege')
  const made = await sandbox.florilege(
    ...['new', project, '--name', canary.project, '--protect', '--json'],
    ...['--new-passphrase-file', sources.passphrase],
  )
  const { recoveryKey } = JSON.parse(made) as { recoveryKey: string }

  const unlock = async (window: RealWindow, secret: string) => {
    await window.waitUntil(`return document.activeElement.matches('input[type=password]')`)
    await window.driver.press(...secret, keys.enter)
    await window.waitFor('[aria-label="Protégé par une phrase de passe"]')
  }
  let window = await RealWindow.open(sandbox, [project])
  await unlock(window, passphrase)
  await window.driver.press(keys.control, 'i')
  await window.dialogs.choose('Choisir des transcriptions', sources.interview)
  await window.waitUntil(`
      const button = [...document.querySelectorAll('button')]
        .find((b) => /^Importer 1 témoignage/.test(b.textContent.trim()))
      button?.click()
      return document.body.textContent.includes('Import terminé')`)
  await window.driver.execute(
    `${writeEverywhere}.then(() => (window.wrote = 'yes'), (e) => (window.wrote = String(e)))`,
  )
  await window.waitUntil('return window.wrote')
  expect(await window.driver.execute('return window.wrote')).toBe('yes')
  await window.driver.press(keys.escape)
  await window.driver.press(keys.control, keys.shift, 'f')
  await window.waitUntil(`return document.activeElement.matches('input[type=text]')`)
  await window.driver.press(...canary.text)
  await window.waitUntil(`return document.querySelector('[data-scope=search] mark')`)
  await window.driver.press(keys.control, '4')
  await window.waitUntil(`return document.body.textContent.includes('${canary.collection}')`)

  await window.program.kill()
  await window.close(false)
  window = await RealWindow.open(sandbox)
  await unlock(window, recoveryKey)
  await window.waitUntil(`return document.body.textContent.includes('${canary.title}')`)
  await window.close(false)

  const half = recoveryKey.split('-').slice(0, 2)
  const secrets = ['', ' ', '-'].map((between) => half.join(between))
  expect(leaks(sandbox, sources, secrets)).toEqual([])
})
