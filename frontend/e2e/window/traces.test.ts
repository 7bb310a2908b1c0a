import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect } from 'vitest'
import { hostileNames, hostileWords, injected } from '../harness/hostile'
import { sandboxed } from '../harness/test'
import { RealWindow } from './real-window'
import { keys } from './webdriver'

/** A word that nothing else says, in all that a person writes or names. */
const canary = 'zenobiecanari'

/** The files under a folder that hold the word, in their name or in their bytes. */
function holding(dir: string): string[] {
  const needles = [Buffer.from(canary), Buffer.from(canary, 'utf16le')]
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const data = Buffer.from(readFileSync(path).toString('latin1').toLowerCase(), 'latin1')
      return path.slice(dir.length).includes(canary) || needles.some((n) => data.includes(n))
    })
    .map((path) => relative(dir, path))
    .sort()
}

/** Where words belong: what the user keeps, its backups, the index and the list of recent projects. */
const theirs =
  /^home\/Documents\/|^data\/florilege\/backups\/|^cache\/florilege\/index\/|^config\/florilege\/settings\.json$/

sandboxed('a session leaves words only where they belong', async ({ sandbox }) => {
  const project = join(sandbox.documents, `${canary}.florilege`)
  const transcript = join(sandbox.documents, `${canary}.txt`)
  writeFileSync(
    transcript,
    `${hostileWords}\n\nEnquêtrice : Et ${canary} ?\n\nNora : C’est ${canary} qui rit.\n`,
  )
  await sandbox.florilege('new', project, '--name', canary, '--by', canary)
  await sandbox.florilege('codes', project, 'add', `${canary} ${hostileNames[0]}`)
  await sandbox.florilege('collections', project, 'add', canary)

  const window = await RealWindow.open(sandbox, [project])
  const { driver } = window
  try {
    // A file chosen in GTK's own dialog, imported, read and coded.
    await window.waitFor('#place')
    await driver.execute(`window.canary = (what) => (window.ran ??= []).push(what)`)
    await driver.press(keys.control, 'i')
    await window.dialogs.choose('Choisir des transcriptions', transcript)
    await window.waitUntil(`
      const go = [...document.querySelectorAll('button')].find((b) => /^Importer 1/.test(b.textContent.trim()))
      go?.click()
      return go !== undefined`)
    await window.waitUntil(`
      const read = [...document.querySelectorAll('button')].find((b) => b.textContent.trim() === 'Lire' && b.closest('#place, dialog, [role=dialog]'))
      read?.click()
      return document.querySelector('.cm-content')?.textContent.includes('<script>')`)
    await driver.execute(`document.querySelector('.cm-content').focus()`)
    await driver.press(keys.down)
    await driver.press('c')
    await window.waitUntil(`return document.activeElement.matches('.palette input')`)
    await driver.press(...canary.slice(0, 6))
    await driver.press(keys.enter)
    await expect
      .poll(async () => JSON.parse(await sandbox.florilege('quotes', project, '--json')).length)
      .toBe(1)

    // Searched for; the collection and its page; the history; failures on purpose.
    await driver.press(keys.control, keys.shift, 'f')
    await window.waitUntil(`return document.activeElement.matches('input[type=text]')`)
    await driver.press(...canary)
    await window.waitUntil(`return document.querySelector('[data-scope=search] mark') !== null`)
    await driver.press(keys.control, '4')
    await window.waitUntil(`
      const name = [...document.querySelectorAll('#place li .name')].find((e) => e.textContent === '${canary}')
      name?.closest('button').click()
      return document.querySelector('iframe')?.srcdoc.includes('${canary}')`)
    for (const call of [
      `Text('${canary}')`,
      `OpenProject('/${canary}.florilege')`,
      `PlanImport(['/home/${canary}'])`,
      `Search({ query: '"${canary}', in: [], testimony: '', limit: 10, offset: 0 })`,
      `EditCode('${canary}', { name: '${canary}', color: '${canary}' }, '${canary}')`,
      `SaveSettings({ locale: '${canary}' })`,
      `AddCode({ not: '${canary}' }, 1, 2, 3)`,
    ]) {
      await driver.execute(`return Promise.race([
        window.go.desktop.App.${call}.catch(() => 0), new Promise((r) => setTimeout(r, 1000))])`)
    }
    await driver.execute(`console.error('${canary}'); console.log('${canary}')`)

    // The diagnostic says nothing of it, and nothing of the documents ran.
    const text = String(await driver.execute(`return window.go.desktop.App.Diagnostics('fr')`))
    expect(text).toContain('fermé par le noyau')
    expect(text).toContain('"msg":"failed","method":"Text","code":"not_found"')
    expect(text.toLowerCase()).not.toContain(canary)
    expect(await driver.execute(`return window.ran ?? []`)).toEqual([])
    expect(await driver.execute(`return (${String(injected)})()`)).toBe(0)
  } finally {
    await window.close(false)
  }
  const held = holding(sandbox.dir)
  expect(held, 'the search sees words where they are').toContain('config/florilege/settings.json')
  expect(held.filter((path) => !theirs.test(path))).toEqual([])
  expect(holding(sandbox.artifacts), 'what the programs printed').toEqual([])
})
