import type {
  Attribute,
  Code,
  Collection,
  Counts,
  Heading,
  Item,
  Participant,
  Quote,
  SavedSearch,
  Speaker,
  Step,
  SynonymSet,
  Testimony,
  Turn,
} from '../types'
import type { ChainEdit } from '../chainTypes'
import { clockAt, type Timed } from '../clock'
import type { TextEdit } from '../correctTypes'
import type { Name } from '../namesTypes'
import type { ExportPreset } from '../exportTypes'
import type { KeptFilter } from '../offersBridge'
import type { Coding, Dimension } from '../stancesBridge'
import type { Pile } from '../workshopsBridge'
import { attributes, codebook, coded, people, scripts, type Script } from './texts'

/** A testimony of the fake with its text laid out. */
export interface FakeTestimony {
  meta: Testimony
  text: string
  turns: Turn[]
  headings: Heading[]
  times: Timed[]
  /** Number of the text. */
  revision: number
  /** The texts that corrections replaced, the newest first. */
  old: { number: number; text: string; edit: TextEdit; reason: string }[]
}

/** A verdict on repeats. */
export interface FakeVerdict {
  id: string
  same: boolean
  quotes: string[]
  stands: string
}

/** A collection and its items. */
export interface FakeCollection {
  meta: Collection
  items: Item[]
  kept: KeptFilter | null
  /** Quotes that its filter offered and that are not wanted. */
  refused: string[]
  /** Quotes that came by its filter. */
  came: string[]
  chain?: ChainEdit[]
  memo?: string
  workshops: FakeWorkshop[]
}

/** A sorting of cards; `cards` are the quotes on them. */
export interface FakeWorkshop {
  id: string
  name: string
  cards: string[]
  piles: Pile[]
}

/** Every record of the fake project; plain data, so that a snapshot is a clone. */
export interface Records {
  name: string
  memo: string
  testimonies: FakeTestimony[]
  codes: Code[]
  quotes: Quote[]
  verdicts: FakeVerdict[]
  collections: FakeCollection[]
  attributes: Attribute[]
  participants: Participant[]
  names: Name[]
  searches: SavedSearch[]
  synonyms: SynonymSet[]
  presets: ExportPreset[]
  dimensions: Dimension[]
}

/** A step that can be undone, with the records before it. */
export interface Done {
  step: Step
  before: Records
}

let ids = 0

/** Returns an ID that was not given before. */
export function newId(prefix: string): string {
  return `${prefix}-${++ids}`
}

/** Returns the records of an empty project. */
export function emptyRecords(name: string): Records {
  return {
    name,
    memo: '',
    testimonies: [],
    codes: [],
    quotes: [],
    verdicts: [],
    collections: [],
    attributes: [],
    participants: [],
    names: [],
    searches: [],
    synonyms: [],
    presets: [],
    dimensions: [],
  }
}

/** Returns the records of the sample project. */
export function sampleRecords(): Records {
  const r = emptyRecords('Les mots du CISP')
  for (const [name, parent, color] of codebook) addCode(r, name, idOf(r, parent), color)
  for (const script of scripts) r.testimonies.push(layOut(script))
  for (const [words, codes, memo] of coded) {
    for (const t of r.testimonies) {
      const start = t.text.indexOf(words)
      if (start < 0) continue
      const q = addQuote(r, t, start, start + words.length)
      q.codes = codes.map((c) => idOf(r, c))
      q.memo = memo ?? ''
    }
  }
  describe(r)
  addCollection(r, 'Ce que la formation change')
  return r
}

/** Adds an empty collection. */
export function addCollection(r: Records, name: string): FakeCollection {
  const meta = { id: newId('collection'), name, intro: '', quotes: 0, keeps: false }
  const made = { meta, items: [], kept: null, refused: [], came: [], workshops: [] }
  r.collections.push(made)
  return made
}

/** Gives the testimonies and those who speak their attributes. */
function describe(r: Records): void {
  for (const [name, of, type, choices, groups] of attributes)
    r.attributes.push({
      id: newId('attribute'),
      of,
      name,
      type,
      choices,
      groups,
      memo: '',
      valued: 0,
    })
  const valuesOf = (of: Attribute['of'], texts: string[]) =>
    r.attributes
      .filter((a) => a.of === of)
      .flatMap((a, i) => (texts[i] ? [{ attribute: a.id, text: texts[i] }] : []))
  r.testimonies.forEach((t, i) => {
    t.meta.values = valuesOf('testimony', scripts[i]?.values ?? [])
  })
  for (const [name, values] of people) {
    const id = newId('participant')
    const held = valuesOf('participant', values)
    r.participants.push({ id, name, memo: '', values: held, testimonies: [], quotes: 0 })
    for (const t of r.testimonies)
      for (const s of t.meta.speakers) if (s.name === name) s.participant = id
  }
}

/** Adds a code at the end of its siblings and returns it. */
export function addCode(r: Records, name: string, parent: string, color: string): Code {
  const code: Code = {
    id: newId('code'),
    name,
    path: name,
    parent,
    depth: 0,
    color: color || r.codes.find((c) => c.id === parent)?.color || '#2a73b0',
    definition: '',
    memo: '',
    inclusion: '',
    exclusion: '',
    example: '',
    archived: false,
    quotes: 0,
    total: 0,
    once: 0,
    onceTotal: 0,
  }
  r.codes.push(code)
  return code
}

/** Adds a quote without codes and returns it. */
export function addQuote(r: Records, t: FakeTestimony, start: number, end: number): Quote {
  const turn = t.turns.findIndex((u) => start < u.end && end > u.start)
  const quote: Quote = {
    id: newId('quote'),
    testimony: t.meta.id,
    title: t.meta.title,
    start,
    end,
    text: t.text.slice(start, end),
    speaker: t.meta.speakers[t.turns[turn]?.speaker ?? -1]?.name ?? '',
    turn: turn + 1,
    time: clockAt(t.times, start, end),
    codes: [],
    codings: [],
    memo: '',
    created: '2026-03-14T10:00:00Z',
    by: 'Camille',
    repeat: '',
    stands: false,
    said: 1,
    people: 1,
    collections: [],
    asked: false,
    consent: '',
    allowed: '',
  }
  r.quotes.push(quote)
  return quote
}

/** Lays a script out as a testimony: its text, turns and headings. */
export function layOut(script: Script): FakeTestimony {
  const speakers: Speaker[] = []
  const turns: Turn[] = []
  const headings: Heading[] = []
  const times: Timed[] = []
  let text = ''
  for (const line of script.lines) {
    const labelStart = text.length
    const [, name, words] = /^([\p{Lu}][^:]{1,30}) : (.*)$/u.exec(line) ?? []
    if (line.startsWith('# ')) {
      headings.push({ start: labelStart + 2, end: labelStart + line.length, level: 1 })
    } else if (name && words) {
      let speaker = speakers.findIndex((s) => s.name === name)
      if (speaker < 0)
        speaker =
          speakers.push({ name, interviewer: name === script.interviewer, participant: '' }) - 1
      const end = labelStart + line.length
      turns.push({ labelStart, start: end - words.length, end, speaker })
      // People say some fifteen signs a second.
      if (script.timed)
        times.push({ start: end - words.length, end, from: labelStart * 65, to: end * 65 })
    }
    text += line + '\n\n'
  }
  const meta: Testimony = {
    id: newId('testimony'),
    title: script.title,
    path: script.file,
    format: script.file.split('.').pop() ?? 'txt',
    imported: '2026-03-14T10:00:00Z',
    words: text.split(/\s+/).filter(Boolean).length,
    turns: turns.length,
    speakers,
    quotes: 0,
    memo: '',
    values: [],
    media: '',
    consent: '',
  }
  return { meta, text, turns, headings, times, revision: 1, old: [] }
}

/** Returns the codes in the order of the tree, with their paths, depths and figures. */
export function codeTree(r: Records): Code[] {
  const walk = (parent: string, path: string, depth: number): Code[] => {
    const under: Code[] = []
    for (const c of r.codes.filter((code) => code.parent === parent)) {
      const line = { ...c, path: path + c.name, depth }
      const below = walk(c.id, `${line.path}/`, depth + 1)
      const family = new Set([c.id, ...below.map((d) => d.id)])
      const own = r.quotes.filter((q) => q.codes.includes(c.id))
      const all = r.quotes.filter((q) => q.codes.some((id) => family.has(id)))
      line.quotes = own.length
      line.total = all.length
      line.once = countOnce(r, own)
      line.onceTotal = countOnce(r, all)
      under.push(line, ...below)
    }
    return under
  }
  return walk('', '', 0)
}

/** Whether a quote is said by one who asks the questions. */
export function asks(r: Records, q: Quote): boolean {
  const speakers = r.testimonies.find((t) => t.meta.id === q.testimony)?.meta.speakers ?? []
  return speakers.some((s) => s.interviewer && s.name === q.speaker)
}

/** Returns a quote with what other records say of it. */
export function quoteView(r: Records, q: Quote): Quote {
  const verdict = r.verdicts.find((v) => v.same && v.quotes.includes(q.id))
  const linked = r.quotes.filter((o) => verdict?.quotes.includes(o.id))
  return {
    ...q,
    allowed:
      q.consent || (r.testimonies.find((t) => t.meta.id === q.testimony)?.meta.consent ?? ''),
    codes: [...q.codes],
    codings: codingsOf(q),
    repeat: verdict?.id ?? '',
    stands: verdict?.stands === q.id,
    said: verdict?.quotes.length ?? 1,
    people: new Set(linked.map((o) => o.speaker || o.testimony)).size || 1,
    asked: asks(r, q),
    collections: r.collections
      .filter((c) => c.items.some((i) => i.quote?.id === q.id))
      .map((c) => c.meta.name),
  }
}

/** Returns a coding for each code of a quote, with what was said of it. */
export function codingsOf(q: Quote): Coding[] {
  return q.codes.map(
    (code) =>
      q.codings.find((c) => c.code === code) ?? { code, by: q.by, also: [], auto: '', stances: [] },
  )
}

/** Returns the figures of the status bar. */
export function counts(r: Records): Counts {
  const evidence = r.quotes.filter((q) => !asks(r, q))
  return {
    testimonies: r.testimonies.length,
    quotes: evidence.length,
    once: countOnce(r, evidence),
    asked: r.quotes.length - evidence.length,
    codes: r.codes.length,
    collections: r.collections.length,
    linked: r.verdicts.filter((v) => v.same).length,
  }
}

function countOnce(r: Records, quotes: Quote[]): number {
  const groups = new Set<string>()
  for (const q of quotes)
    groups.add(r.verdicts.find((v) => v.same && v.quotes.includes(q.id))?.id ?? q.id)
  return groups.size
}

function idOf(r: Records, name: string): string {
  return r.codes.find((c) => c.name === name)?.id ?? ''
}
