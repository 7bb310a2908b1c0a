import { plainOptions } from '../../src/bridge/exportTypes'
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gunzipSync, inflateRawSync } from 'node:zlib'
import type { Sandbox } from './sandbox'

/**
 * One made-up word for each field that holds words. They are in small letters without accents,
 * and looked for by what no stemming cuts, whatever the case.
 */
export const canary = {
  text: 'quorvantil',
  title: 'zembrudaque',
  speaker: 'ulpharond',
  code: 'grizoplume',
  definition: 'vortabuche',
  memo: 'kelprasson',
  quoteMemo: 'drumivelte',
  collection: 'sprondivak',
  comment: 'blavureste',
  intro: 'chuzandelor',
  cut: 'pimbravouze',
  preset: 'wargontique',
  chain: 'yostrabile',
  workshop: 'mirdoucape',
  pile: 'fenquarole',
  project: 'ostrumigal',
  query: 'fribouzane',
  passphrase: 'telgrimoux',
} as const

/** The passphrase of the session. */
export const passphrase = `${canary.passphrase} jardin lundi orage`

/** The only folder of the sandbox where words may stand: what is imported, and the passphrase. */
export class Sources {
  readonly dir: string
  readonly interview: string
  readonly passphrase: string

  constructor(sandbox: Sandbox) {
    this.dir = sandbox.folder('sources')
    this.interview = join(this.dir, 'source.txt')
    this.passphrase = join(this.dir, 'phrase.txt')
    const said = `Maintenant je dis ${canary.text} à tout le monde, sans avoir peur.`
    const name = canary.speaker
    const turns = [`${name} : ${said}`, 'Enquêtrice : Et avant ?', `${name} : ${said}`]
    writeFileSync(this.interview, `${turns.join('\n\n')}\n`)
    writeFileSync(this.passphrase, `${passphrase}\n`)
  }
}

/**
 * A script for the page that writes every canary into the open project by the calls that the
 * interface makes, searches, compares, previews an export, and takes the last change back.
 */
export const writeEverywhere = `(async () => {
  const go = window.go.desktop.App
  const c = ${JSON.stringify(canary)}
  const all = { quotes: [], codes: [], uncoded: false, testimony: '', speaker: '', text: '',
    once: false, offset: 0, limit: 0 }
  const [testimony] = await go.Testimonies()
  await go.EditTestimony(testimony.id, c.title, c.memo, testimony.speakers, '')
  const { text } = await go.Text(testimony.id)
  const at = text.indexOf(c.text)
  const quote = await go.CodeNew(testimony.id, at, at + c.text.length, c.code, '', '')
  const again = text.lastIndexOf(c.text)
  await go.CodePassage(testimony.id, again, again + c.text.length, quote.codes, '')
  const [code] = await go.Codes()
  await go.EditCode(code.id, { name: c.code, color: code.color, definition: c.definition, memo: c.memo }, '')
  await go.EditMemo(quote.id, c.quoteMemo, '')
  const collection = await go.AddCollection(c.collection, all, true, '')
  await go.AddItem(collection.id, 'comment', c.comment, 0, '', '')
  await go.EditCollection(collection.id, c.collection, c.intro, '')
  const { items } = await go.Collection(collection.id)
  const item = items.find((i) => i.quote)
  await go.EditWords(collection.id, item.id, [{ start: 0, end: 0, text: c.cut }], '')
  const cell = { text: c.chain, quotes: [quote.id] }
  await go.SetChain(collection.id, [{ id: '', action: cell, result: cell, impact: cell }], '')
  const workshop = await go.AddWorkshop(collection.id, c.workshop, false, '')
  await go.SortCards(collection.id, workshop, c.pile, '1', false, '')
  await go.CodesOfWorkshop(collection.id, workshop, '')
  const request = { format: 'docx', collection: collection.id, filter: all, preset: '', public: false, realNames: true, options: ${JSON.stringify(plainOptions)} }
  await go.SavePreset(c.preset, request, '')
  await go.Fairness(collection.id)
  await go.Offers(collection.id)
  await go.Board(collection.id, false, true)
  await go.EditProject(c.project, c.memo, '')
  for (const query of [c.text, c.query, '"' + c.query + '"', c.memo])
    await go.Search({ query, in: [], testimony: '', limit: 50, offset: 0 })
  await go.Repeats(0.5, [])
  await go.RepeatedPassages(8, true)
  await go.Echoes(quote.id)
  for (const format of ['html', 'docx', 'pdf', 'pdf-cards', 'chain-pdf', 'chain-svg'])
    await go.PreviewExport({ ...request, format }, 0, 4)
  await go.AddCode(c.code + ' bis', '', '', '')
  await go.Undo('')
})()`

/** What may tell the words: each secret as UTF-8 (here ASCII) and as UTF-16 of both orders. */
function tells(data: Buffer, secrets: readonly string[]): string[] {
  const text = data.toString('latin1').toLowerCase()
  return secrets.filter((secret) => {
    const little = [...secret.toLowerCase()].map((c) => `${c}\0`).join('')
    const big = [...secret.toLowerCase()].map((c) => `\0${c}`).join('')
    return [secret.toLowerCase(), little, big].some((needle) => text.includes(needle))
  })
}

/** What is packed in the bytes: a gzip stream, or the entries of a zip file. */
function unpacked(data: Buffer): Buffer[] {
  const out: Buffer[] = []
  const attempt = (work: () => Buffer): void => {
    try {
      out.push(work())
    } catch {
      // It only looked like it.
    }
  }
  if (data.readUInt16BE(0) === 0x1f8b) attempt(() => gunzipSync(data))
  for (let at = data.indexOf('PK\x03\x04'); at >= 0; at = data.indexOf('PK\x03\x04', at + 4)) {
    if (at + 30 > data.length) break
    const from = at + 30 + data.readUInt16LE(at + 26) + data.readUInt16LE(at + 28)
    attempt(() => inflateRawSync(data.subarray(from)))
  }
  return out
}

/** Every file under a folder, without following links. */
function* files(dir: string): Generator<string> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) yield* files(path)
    else if (entry.isFile()) yield path
  }
}

/**
 * Returns where the sandbox tells a canary or one of the other secrets, one line a file, and
 * the files of a search index, which are packed in a way of their own. Names of files count.
 */
export function leaks(sandbox: Sandbox, sources: Sources, others: string[] = []): string[] {
  const secrets = [...Object.values(canary), ...others]
  const found: string[] = []
  for (const path of files(sandbox.dir)) {
    if (path.startsWith(sources.dir)) continue
    const name = relative(sandbox.dir, path)
    if (/\.zap$|index_meta\.json$|root\.bolt$/.test(path)) found.push(`${name}: a search index`)
    if (statSync(path).size < 2) continue
    const data = readFileSync(path)
    const said = [Buffer.from(name), data, ...unpacked(data)].flatMap((d) => tells(d, secrets))
    if (said.length > 0) found.push(`${name}: ${[...new Set(said)].join(', ')}`)
  }
  return found
}
