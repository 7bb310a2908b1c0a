import { BridgeError } from '../error'
import type { Leak, LeakPlace, Leaks, Mask, Name, NameEdit } from '../namesTypes'
import type { ExportRequest } from '../types'
import { collectionOf, filterQuotes, testimonyOf } from './queries'
import { newId, type Records } from './records'
import { PeopleFake } from './people'
import type { NamesBridge } from '../namesBridge'

const escaped = (s: string) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Finds whole words, the longest first; Go does more, the window cannot tell. */
export function masksIn(names: readonly Name[], text: string): Mask[] {
  const forms = names
    .flatMap((n) => [n.name, ...n.forms].map((form) => ({ form, name: n })))
    .sort((a, b) => b.form.length - a.form.length)
  if (!forms.length) return []
  const any = forms.map((f) => escaped(f.form)).join('|')
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(${any})(?![\\p{L}\\p{N}])`, 'giu')
  return [...text.matchAll(found)].flatMap(({ index, 0: said }) => {
    const name = forms.find((f) => f.form.toLowerCase() === said.toLowerCase())?.name
    if (!name?.pseudonym) return []
    return [{ start: index, end: index + said.length, with: name.pseudonym, name: name.id }]
  })
}

function textsOf(r: Records, { collection, filter }: ExportRequest): [LeakPlace, string][] {
  const quotes = collection
    ? collectionOf(r, collection).items.flatMap((i) => i.quote ?? [])
    : filterQuotes(r, filter)
  return quotes.flatMap((q): [LeakPlace, string][] => [
    ['quote', q.text],
    ['speaker', q.speaker],
    ['testimony', q.title],
  ])
}

function leak(place: LeakPlace, text: string, mask: Mask, why: Leak['why']): Leak {
  const form = text.slice(mask.start, mask.end)
  return { name: form, form, place, why, count: 1, example: text.slice(0, 90) }
}

function suggestionsOf(r: Records) {
  const all = r.testimonies.map((t) => t.text).join('\n')
  const speakers = r.testimonies.flatMap((t) =>
    t.meta.speakers.filter((s) => !s.interviewer).map((s) => s.name),
  )
  const places = ['Namur', 'Liège', 'Charleroi', 'Bruxelles', 'Marcinelle'].filter((p) =>
    all.includes(p),
  )
  const known = new Set(r.names.flatMap((n) => [n.name, ...n.forms]))
  const free = [
    'Camille',
    'Dominique',
    'Sacha',
    'Nour',
    'Alix',
    'Claude',
    'Maxime',
    'Lou',
    'Noa',
  ].filter((n) => !r.names.some((known) => known.pseudonym === n))
  const count = (name: string) => all.split(name).length - 1
  const example = (name: string) => {
    const at = Math.max(0, all.indexOf(name) - 30)
    return `…${all.slice(at, at + 90).replaceAll('\n', ' ')}…`
  }
  return [
    ...[...new Set(speakers)].map((name) => ({ name, kind: 'person' as const })),
    ...places.map((name) => ({ name, kind: 'place' as const })),
  ]
    .filter(({ name }) => name && !known.has(name))
    .map(({ name, kind }, i) => ({
      name,
      kind,
      forms: [],
      pseudonym: kind === 'person' ? (free[i % free.length] ?? '') : `Lieu ${i}`,
      count: count(name),
      example: example(name),
    }))
}

function counted(r: Records, n: Name): Name {
  const shared = r.names.some((o) => o.id !== n.id && o.pseudonym && o.pseudonym === n.pseudonym)
  const said = (text: string) => masksIn([{ ...n, pseudonym: '·' }], text).length
  return {
    ...n,
    count: r.testimonies.reduce((sum, t) => sum + said(t.text), 0),
    cautions: shared ? ['shared'] : [],
  }
}

function free(r: Records, { name }: NameEdit, self: string): void {
  if (r.names.some((n) => n.id !== self && n.name.toLowerCase() === name.toLowerCase()))
    throw new BridgeError('exists', 'this name', 'this name')
}

/** What the name of a file shows; of what stands in tables and memos the fake looks at nothing. */
function fileLeaks(r: Records, file: string): Leak[] {
  const name = file.split('/').pop() ?? ''
  return masksIn(r.names, name).map((mask) => leak('file', name, mask, 'name'))
}

function leaksOf(r: Records, request: ExportRequest, file: string): Leaks {
  const undecided = suggestionsOf(r).map((s) => ({ ...s, id: s.name, memo: '', cautions: [] }))
  const texts = textsOf(r, request)
  const all = (names: readonly Name[], why: Leak['why'], where = texts) => {
    const found = new Map<string, Leak>()
    for (const [place, text] of where)
      for (const mask of masksIn(names, text)) {
        const one = leak(place, text, mask, why)
        const known = found.get(`${place} ${one.form}`)
        if (known) known.count++
        else found.set(`${place} ${one.form}`, one)
      }
    return [...found.values()]
  }
  const inFile = fileLeaks(r, file)
  return {
    names: request.realNames ? [...all(r.names, 'name'), ...inFile] : inFile,
    traces: [],
    candidates: all(undecided, 'candidate'),
  }
}

/** The table of pseudonyms of the fake. */
export class NamesFake extends PeopleFake {
  names = (all: boolean) =>
    this.tools.read((r) => (all ? r.names.map((n) => counted(r, n)) : r.names))

  addName = (edit: NameEdit) =>
    this.#change(edit.pseudonym ? 'pseudonym_add' : 'name_keep', edit.name, (r) => {
      free(r, edit, '')
      const name: Name = { ...edit, id: newId('name'), count: 0, cautions: [] }
      r.names.push(name)
      return name
    })

  editName = (id: string, edit: NameEdit) =>
    this.#change('pseudonym_edit', edit.name, (r) => {
      free(r, edit, id)
      r.names = r.names.map((n) => (n.id === id ? { ...n, ...edit } : n))
    })

  deleteNames = (ids: string[]) =>
    this.#change('pseudonym_delete', '', (r) => {
      r.names = r.names.filter((n) => !ids.includes(n.id))
    })

  suggestNames = () => this.tools.read(suggestionsOf)
  proposeName: NamesBridge['proposeName'] = (name) =>
    this.tools.read(() => {
      const [first = '', ...rest] = name.trim().split(/\s+/)
      const surname = rest.join(' ')
      return { pseudonym: 'Sacha', forms: surname ? [first, surname, `Mme ${surname}`] : [] }
    })
  maskTexts = (texts: string[]) => this.tools.read((r) => texts.map((t) => masksIn(r.names, t)))
  maskTestimony = (id: string) => this.tools.read((r) => masksIn(r.names, testimonyOf(r, id).text))
  leaks: NamesBridge['leaks'] = (request, file) => this.tools.read((r) => leaksOf(r, request, file))
  codebookLeaks: NamesBridge['codebookLeaks'] = (_, file) => this.#inName(file)
  memoLeaks: NamesBridge['memoLeaks'] = (_, file) => this.#inName(file)
  crossingLeaks: NamesBridge['crossingLeaks'] = (_d, _a, _w, file) => this.#inName(file)
  workshopLeaks: NamesBridge['workshopLeaks'] = (_c, _w, file) => this.#inName(file)
  pickNames = () => Promise.resolve('/home/camille/Études/noms.csv')
  importNames = () => Promise.resolve({ added: 2, changed: 1, unchanged: 4 })
  exportNames = () => Promise.resolve()

  #inName(file: string): Promise<Leaks> {
    return this.tools.read((r) => ({ names: fileLeaks(r, file), traces: [], candidates: [] }))
  }

  #change<T>(action: string, subject: string, work: (r: Records) => T): Promise<T> {
    return this.tools.change(action, subject, ['pseudonyms'], work)
  }
}
