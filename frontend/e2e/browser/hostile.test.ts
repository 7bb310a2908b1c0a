import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { hostileNames, hostileWords, injected } from '../harness/hostile'
import { test as base } from '../harness/test'

interface Canary {
  ran?: string[]
  canary?: (what: string) => void
}

interface Listed {
  id: string
  title: string
}

interface App {
  EditTestimony(
    id: string,
    title: string,
    memo: string,
    speakers: object[],
    origin: string,
  ): Promise<void>
  AddItem(...args: (string | number)[]): Promise<void>
  EditCollection(...args: string[]): Promise<void>
  Testimonies(): Promise<{ id: string; speakers: { interviewer: boolean }[] }[]>
  Quotes(filter: object): Promise<{ quotes: { id: string }[] }>
  EditMemo(quote: string, memo: string, origin: string): Promise<unknown>
  EditProject(name: string, memo: string, origin: string): Promise<void>
}

const test = base

/** Makes what runs leave a mark, and collects what the page asks of the network and of people. */
async function watch(page: Page): Promise<string[]> {
  const seen: string[] = []
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => seen.push(`popup ${popup.url()}`))
  page.on('request', (request) => {
    if (!/^(https?|wss?):\/\/127\.0\.0\.1:|^data:|^file:|^about:/.test(request.url()))
      seen.push(`request ${request.url()}`)
  })
  const arm = (): void => {
    const canary = window as unknown as Canary
    canary.canary = (what) => (canary.ran ??= []).push(what)
  }
  await page.context().addInitScript(arm)
  await page.evaluate(arm)
  return seen
}

const ran = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as Canary).ran ?? [])

test('hostile content is words, everywhere', async ({ app }) => {
  const { page, dialogs, sandbox } = app
  const project = join(sandbox.documents, 'hostile.florilege')
  const file = (name: string, words: string): string => {
    const path = join(sandbox.documents, name)
    writeFileSync(path, words)
    return path
  }
  const printed = async <T>(...args: string[]): Promise<T> =>
    JSON.parse(await sandbox.florilege(...args, '--json')) as T

  // Files of every kind, named as they like; the Word one is our own export of the first.
  await sandbox.florilege('new', project, '--name', `Étude ${hostileNames[0]}`)
  const text = file(`${hostileNames[0]}.txt`, hostileWords)
  await sandbox.florilege('import', project, text)
  const [first] = await printed<Listed[]>('testimonies', project)
  const stored = await sandbox.florilege('text', project, first?.id ?? '')
  const end = Buffer.byteLength(stored.slice(0, stored.lastIndexOf(' voilà.')))
  for (const name of hostileNames) {
    if (!name.includes('/')) await sandbox.florilege('codes', project, 'add', name)
  }
  const code = hostileNames[0]
  await sandbox.florilege('code', project, first?.id ?? '', '0', String(end), code)
  await sandbox.florilege('codes', project, 'define', code, hostileWords)
  await sandbox.florilege('collections', project, 'add', hostileNames[2])
  const exports = Object.fromEntries(
    ['html', 'docx', 'md', 'csv'].map((format) => [
      format,
      join(sandbox.documents, `out.${format}`),
    ]),
  ) as Record<'html' | 'docx' | 'md' | 'csv', string>
  for (const [format, path] of Object.entries(exports)) {
    await sandbox.florilege('export', project, '--format', format, '-o', path)
  }
  await sandbox.florilege(
    'import',
    project,
    file('hostile.md', `# Titre\n\n${hostileWords}`),
    exports.docx,
  )
  // The same words again in another testimony are a repeat.
  const again = (await printed<Listed[]>('testimonies', project))[1]?.id ?? ''
  const there = await sandbox.florilege('text', project, again)
  const to = Buffer.byteLength(there.slice(0, there.lastIndexOf(' voilà.')))
  const from = Buffer.byteLength(there.slice(0, there.indexOf('Enquêtrice')))
  await sandbox.florilege('code', project, again, String(from), String(to), code)

  const seen = await watch(page)
  dialogs.answer(project)
  await page.getByRole('button', { name: /Ouvrir…/ }).click()
  await page.getByRole('button', { name: hostileNames[0] }).first().waitFor()

  // Titles, speakers, memos and comments, by the calls that the interface makes.
  await page.evaluate(
    async ({ names, words }) => {
      const { App } = (window as unknown as { go: { desktop: { App: App } } }).go.desktop
      const bidi = `\u202E${names[1]}\u2069\u0007`
      for (const [i, m] of (await App.Testimonies()).entries()) {
        const speakers = m.speakers.map((s, k) => ({
          ...s,
          name: `${names[k % names.length]} ${k}`,
        }))
        await App.EditTestimony(m.id, `${bidi} ${i}`, words, speakers, '')
      }
      for (const q of (await App.Quotes({ quotes: [], codes: [] })).quotes)
        await App.EditMemo(q.id, words, '')
      await App.EditProject(bidi, words, '')
    },
    { names: [...hostileNames], words: hostileWords },
  )
  // Stored names hide and reorder nothing.
  for (const m of await printed<Listed[]>('testimonies', project)) {
    expect(m.title).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
    expect(m.title).toContain('<svg onload')
  }

  const places: Record<string, () => Promise<void>> = {
    reader: async () => {
      await page.keyboard.press('Control+Digit1')
      await page.locator('li[title^="<svg onload"] button').first().click()
      await page.locator('.cm-content').getByText('<script>canary').first().waitFor()
      // Only what is in view is drawn, and these stand near the end.
      await page.locator('.cm-content').press('Control+End')
      await page.locator('.cm-content .unseen[title="U+202E"]').first().waitFor()
      expect(await page.locator('.cm-content').innerText()).not.toMatch(
        /[\u202a-\u202e\u2066-\u2069]/,
      )
    },
    linear: async () => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('Lire par tours')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Revenir au texte' }).waitFor()
      await page.getByRole('button', { name: 'Revenir au texte' }).click()
    },
    quotes: async () => {
      await page.keyboard.press('Control+Digit2')
      await page.locator('.quote').first().click()
    },
    repeats: async () => {
      await page.keyboard.press('Control+Digit3')
      await page.locator('.verbatim').first().waitFor()
    },
    search: async () => {
      await page.keyboard.press('Control+Shift+f')
      await page.getByLabel('Chercher des mots').fill('canary')
      await page.locator('[data-scope=search] mark').first().waitFor()
      await page.getByLabel('Chercher des mots').press('ArrowDown')
      await page.keyboard.press('k')
      await page.locator('[data-scope=search] mark').first().waitFor()
    },
    collection: async () => {
      await page.keyboard.press('Control+Digit4')
      await page.getByRole('button', { name: '"><input autofocus' }).first().click()
      await page.frameLocator('iframe').getByText('"><input autofocus').first().waitFor()
      expect(await page.locator('iframe').getAttribute('sandbox')).toBe('')
      const frame = page.frames().find((f) => f.parentFrame() !== null)
      expect(await frame?.locator('script, img, [onfocus], a[href]').count()).toBe(0)
      await page.getByRole('button', { name: 'Cartes d’atelier' }).click()
      const dialog = page.getByRole('dialog')
      const pages = dialog.frameLocator('iframe')
      await pages.locator('svg').first().waitFor()
      expect(await dialog.locator('iframe').getAttribute('sandbox')).toBe('')
      expect(await pages.locator('script, img, [onfocus], a[href]').count()).toBe(0)
      await dialog.getByRole('button', { name: 'Annuler' }).click()
    },
    history: async () => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('historique')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Historique' }).waitFor()
    },
    'import preview': async () => {
      dialogs.answer(file(`${hostileNames[5]}.txt`, `« ${hostileWords} »`))
      await page.keyboard.press('Control+i')
      await page.getByLabel('Titre du témoignage').waitFor()
      await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    },
    palette: async () => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('canary')
      await page.getByText(`onerror=canary('img')`).first().waitFor()
      await page.keyboard.press('Escape')
    },
  }
  for (const [name, visit] of Object.entries(places)) {
    await visit()
    await page.waitForTimeout(200)
    expect(await page.evaluate(injected), name).toBe(0)
    expect(await ran(page), name).toEqual([])
    expect(seen, name).toEqual([])
  }

  // What is handed on is inert: as a page, and as a table.
  expect(readFileSync(exports.html, 'utf8')).not.toMatch(/<(script|img|svg|iframe|a|form|input)\b/i)
  for (const line of readFileSync(exports.csv, 'utf8').split('\r\n')) {
    for (const cell of line.split(';')) expect(cell).not.toMatch(/^"?[=@+]/)
  }
  const handedOn = await page.context().newPage()
  const reached = await watch(handedOn)
  await handedOn.goto(pathToFileURL(exports.html).href)
  await handedOn.getByText('<script>canary').first().waitFor()
  expect(await ran(handedOn)).toEqual([])
  expect(reached).toEqual([])
  await handedOn.close()

  expect(await printed('check', project)).toMatchObject({ ok: true, problems: [] })
})
