import type { Bridge, BridgeEvents } from '../bridge'
import { BridgeError } from '../error'
import type { Quote, RecordKind, Settings, Status, Step } from '../types'
import { FakeFiles } from './copies'
import { defaults, templates } from './defaults'
import { fakeDiagnostics } from './diagnostics'
import { giving } from './giving'
import { plan, reopen, storePlanned, type FakePlan } from './importing'
import {
  addTemplate,
  codePassage,
  deleteCode,
  fillCollection,
  moveCode,
  newItem,
  place,
  previewPage,
} from './edits'
import type { FakeOptions } from './options'
import { Locks, fakePassphrase, protecting } from './locks'
import { everyKind } from './people'
import {
  codeName,
  codeOf,
  collectionName,
  collectionOf,
  collectionView,
  filterQuotes,
  quoteOf,
  testimonyOf,
} from './queries'
import {
  addCode,
  addCollection,
  codeTree,
  emptyRecords,
  newId,
  quoteView,
  sampleRecords,
  type Done,
  type Records,
} from './records'
import { vanished } from './saving'
import { CrossingFake } from './crossing'
import { Hurt } from './soundness'
import { behindOf, historyOf } from './history'
import { statusOf, stepOf } from './status'
import { countFake, fakeSurvey, storeFake } from './survey'
import { comparison } from './words'

/** The whole bridge in memory, with fictional data: for tests, for `vite dev` and for screenshots. */
export class FakeBridge extends CrossingFake implements Bridge {
  readonly origin = 'fake-window'
  #listeners = new Map<string, Set<(event: never) => void>>()
  #settings: Settings
  #records: Records | null = null
  #path = ''
  #revision = 0
  #done: Done[] = []
  #undone: Done[] = []
  #steps: Step[] = []
  #previews = new Map<string, FakePlan>()
  #locks = new Locks()
  #delay: number
  #files: FakeFiles
  readonly #hurt: Hurt

  constructor(options: FakeOptions = {}) {
    super()
    this.tools = { read: (f) => this.#read(f), change: (...of) => this.#change(...of) }
    this.#settings = { ...structuredClone(defaults), ...options.settings }
    this.#delay = options.delay ?? 0
    this.#files = new FakeFiles(options.beside ?? 'nothing', options.slack ?? false)
    this.#hurt = new Hurt(options, this.#locks)
    for (const path of options.sealed ?? []) this.#locks.seal(path, fakePassphrase)
    if (options.open) this.#open('/home/camille/Études/les-mots-du-cisp.florilege', sampleRecords())
    if (options.gone) this.displaced = vanished
  }

  on: Bridge['on'] = (name, listener) => {
    const set = this.#listeners.get(name) ?? new Set()
    set.add(listener)
    this.#listeners.set(name, set)
    return () => set.delete(listener)
  }

  /** Tells an event to whoever listens, as Go would. */
  emit<K extends keyof BridgeEvents>(name: K, event: BridgeEvents[K]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(event as never)
  }

  status = () => this.#answer(() => this.#status())
  settings = () => this.#answer(() => this.#settings)
  saveSettings = (settings: Settings) => this.#answer(() => void (this.#settings = settings))
  startPath = () => this.#answer(() => (this.#records ? this.#path : ''))
  check = () => this.#read(() => this.#hurt.troubles)
  examine = (path: string, backup: string) =>
    this.#answer(() => this.#hurt.repair(path, '', backup))
  repair = (path: string, to: string, backup: string) =>
    this.#answer(() => this.#hurt.repair(path, to, backup))
  templates = () => this.#answer(() => templates)
  openSample = () =>
    this.#answer(() => this.#open('/home/camille/exemple.florilege', sampleRecords()))
  diagnostics: Bridge['diagnostics'] = (locale) => this.#answer(() => fakeDiagnostics(locale))
  cancelJob = () => this.#answer(() => undefined)
  forgetRecent = (path: string) =>
    this.#answer(() => {
      this.#settings.recent = this.#settings.recent.filter((r) => r.path !== path)
      return this.#settings
    })
  newProject: Bridge['newProject'] = (path, name, chosen) =>
    this.#answer(() => {
      const records = emptyRecords(name)
      for (const template of chosen) addTemplate(records, template)
      return this.#open(path, records)
    })
  openProject = (path: string) =>
    this.#answer(() => {
      if (this.#settings.recent.some((r) => r.path === path && r.gone))
        throw new BridgeError('missing', `there is no file ${path}`, path)
      this.#hurt.open(path)
      this.#locks.open(path, '')
      return this.#open(path, sampleRecords())
    })

  #protecting = protecting(this.#locks, {
    answer: (work) => this.#answer(work),
    path: () => this.#path,
    status: () => this.#status(),
    open: (path, records) => this.#open(path, records),
  })
  unlockProject = this.#protecting.unlockProject
  newProtectedProject = this.#protecting.newProtectedProject
  protectProject = this.#protecting.protectProject
  unprotectProject = this.#protecting.unprotectProject
  suggestPassphrase = this.#protecting.suggestPassphrase
  print = this.#protecting.print

  closeProject = () =>
    this.#answer(() => {
      this.#records = null
      return this.#status()
    })

  editProject = (name: string, memo: string) =>
    this.#change('project_edit', name, ['project'], (r) => void Object.assign(r, { name, memo }))

  testimonies = () =>
    this.#read((r) =>
      r.testimonies.map((t) => ({
        ...t.meta,
        quotes: r.quotes.filter((q) => q.testimony === t.meta.id).length,
      })),
    )

  read: Bridge['read'] = (id) =>
    this.#read((r) => {
      const { meta, revision, text, turns, headings, times } = testimonyOf(r, id)
      return { testimony: meta, revision, text, turns, headings, times }
    })

  editTestimony: Bridge['editTestimony'] = (id, title, memo, speakers) =>
    this.#change('testimony_edit', title, ['testimonies', 'quotes'], (r) => {
      Object.assign(testimonyOf(r, id).meta, { title, memo, speakers })
    })

  deleteTestimony = (id: string) =>
    this.#change('testimony_delete', id, ['testimonies', 'quotes'], (r) => {
      r.testimonies = r.testimonies.filter((t) => t.meta.id !== id)
      r.quotes = r.quotes.filter((q) => q.testimony !== id)
    })
  #giving = giving(
    this,
    (f) => this.#read(f),
    () => (this.#done = []),
  )
  planShare = this.#giving.planShare
  share = this.#giving.share
  saveShareReport = this.#giving.saveShareReport
  planErase = this.#giving.planErase
  erasures = this.#giving.erasures
  erase = this.#giving.erase
  planImport: Bridge['planImport'] = (paths) =>
    this.#answer(() => paths.map((path) => plan(path, this.#previews)))

  openPreview: Bridge['openPreview'] = (key, encoding) =>
    this.#answer(() => reopen(this.#previews, key, encoding))

  runImport: Bridge['runImport'] = (choices) =>
    this.#change('import', 'yann.txt', ['testimonies'], (r) =>
      storePlanned(r, this.#previews, choices),
    )

  planSurvey: Bridge['planSurvey'] = (path, sheet) => this.#answer(() => fakeSurvey(path, sheet))
  countSurvey: Bridge['countSurvey'] = (choice) => this.#read((r) => countFake(r, choice))
  importSurvey: Bridge['importSurvey'] = (choice) =>
    this.#change('import', 'enquête.xlsx', ['testimonies'], (r) => storeFake(r, choice))

  codes = () => this.#read(codeTree)

  addTemplate = (name: string) =>
    this.#change('template_add', name, ['codes'], (r) => addTemplate(r, name))

  addCode = (name: string, parent: string, color: string) =>
    this.#change('code_add', name, ['codes'], (r) => addCode(r, name, parent, color))

  editCode: Bridge['editCode'] = (id, edit) =>
    this.#change('code_edit', edit.name, ['codes'], (r) => void Object.assign(codeOf(r, id), edit))

  moveCode: Bridge['moveCode'] = (id, parent, index) =>
    this.#change('code_move', codeName(this.#records, id), ['codes'], (r) =>
      moveCode(r, id, parent, index),
    )

  deleteCode: Bridge['deleteCode'] = (id, moveTo) =>
    this.#change('code_delete', codeName(this.#records, id), ['codes', 'quotes'], (r) =>
      deleteCode(r, id, moveTo),
    )

  quotes: Bridge['quotes'] = (filter) =>
    this.#read((r) => {
      const all = filterQuotes(r, filter)
      const { offset, limit } = filter
      const quotes = all.slice(offset, limit ? offset + limit : undefined)
      const told = all.filter((q) => !q.asked)
      const people = new Set(told.map((q) => q.speaker || q.testimony)).size
      return { total: all.length, asked: all.length - told.length, people, quotes }
    })

  quote = (id: string) => this.#read((r) => quoteView(r, quoteOf(r, id)))

  codePassage: Bridge['codePassage'] = (testimony, start, end, codes) =>
    this.#change('quote_code', codeName(this.#records, codes[0]), ['quotes'], (r) =>
      codePassage(r, testimony, start, end, codes),
    )

  codeNew: Bridge['codeNew'] = (testimony, start, end, name, parent) =>
    this.#change('quote_code', name, ['quotes', 'codes'], (r) =>
      codePassage(r, testimony, start, end, [addCode(r, name, parent, '').id]),
    )

  addCodes = (id: string, codes: string[]) =>
    this.#edit('quote_code', id, (q) => (q.codes = [...new Set([...q.codes, ...codes])]))

  removeCode = (id: string, code: string) =>
    this.#edit('quote_uncode', id, (q) => (q.codes = q.codes.filter((c) => c !== code)))

  editQuoteMemo = (id: string, memo: string) => this.#edit('quote_memo', id, (q) => (q.memo = memo))

  moveQuote = (id: string, start: number, end: number) =>
    this.#edit('quote_move', id, (q, r) => {
      const text = testimonyOf(r, q.testimony).text.slice(start, end)
      Object.assign(q, { start, end, text })
    })

  deleteQuote = (id: string) => this.deleteQuotes([id])

  codeAll: Bridge['codeAll'] = (quotes, passages, codes) =>
    this.#change('quote_code', codeName(this.#records, codes[0]), ['quotes'], (r) => {
      for (const { testimony, start, end } of passages) codePassage(r, testimony, start, end, codes)
      for (const q of quotes.map((id) => quoteOf(r, id)))
        q.codes = [...new Set([...q.codes, ...codes])]
    })

  deleteQuotes = (quotes: string[]) =>
    this.#change('quote_delete', '', ['quotes'], (r) => {
      r.quotes = r.quotes.filter((q) => !quotes.includes(q.id))
    })

  confirmRepeat = (quotes: string[], stands: string) =>
    this.#verdict('repeat_confirm', quotes, { same: true, stands })

  rejectRepeat = (quotes: string[]) =>
    this.#verdict('repeat_reject', quotes, { same: false, stands: '' })

  forgetVerdict = (quotes: string[]) => this.#verdict('repeat_forget', quotes, null)

  compare: Bridge['compare'] = (left, right) =>
    this.#read((r) => comparison(quoteOf(r, left).text, quoteOf(r, right).text))

  collections = () =>
    this.#read((r) =>
      r.collections.map(({ meta, items, kept }) => ({
        ...meta,
        quotes: items.filter((i) => i.kind === 'quote').length,
        keeps: kept !== null,
      })),
    )

  collection = (id: string) => this.#read((r) => collectionView(r, id))

  addCollection: Bridge['addCollection'] = (name, filter) =>
    this.#change('collection_add', name, ['collections'], (r) => {
      const { meta } = addCollection(r, name)
      if (filter) fillCollection(r, meta.id, filter, true)
      return meta
    })

  editCollection: Bridge['editCollection'] = (id, name, intro) =>
    this.#change('collection_edit', name, ['collections'], (r) => {
      Object.assign(collectionOf(r, id).meta, { name, intro })
    })

  deleteCollection = (id: string) =>
    this.#change('collection_delete', id, ['collections'], (r) => {
      r.collections = r.collections.filter((c) => c.meta.id !== id)
    })

  fillCollection: Bridge['fillCollection'] = (id, filter, kept) =>
    this.#arrange(id, (r) => fillCollection(r, id, filter, kept))

  addToCollection: Bridge['addToCollection'] = (id, quotes, after) =>
    this.#arrange(id, (r) => {
      const added = quotes.map((q) => quoteOf(r, q))
      place(r, id, after, ...added.map((quote) => newItem({ kind: 'quote', quote })))
    })

  addItem: Bridge['addItem'] = (id, kind, text, level, after) =>
    this.#arrange(id, (r) => place(r, id, after, newItem({ kind, text, level })))

  editItem: Bridge['editItem'] = (id, item, text) =>
    this.#arrange(id, (r) => {
      for (const i of collectionOf(r, id).items) if (i.id === item) i.text = text
    })

  moveItem: Bridge['moveItem'] = (id, item, index) =>
    this.#arrange(id, (r) => {
      const all = collectionOf(r, id)
      const moved = all.items.filter((i) => i.id === item)
      all.items = all.items.filter((i) => i.id !== item)
      all.items.splice(index, 0, ...moved)
    })

  removeItems: Bridge['removeItems'] = (id, items) =>
    this.#arrange(id, (r) => {
      const all = collectionOf(r, id)
      const out = all.items.filter((i) => items.includes(i.id))
      all.items = all.items.filter((i) => !items.includes(i.id))
      if (all.kept) all.refused.push(...out.flatMap((i) => i.quote?.id ?? []))
    })

  previewExport: Bridge['previewExport'] = (request) => this.#read((r) => previewPage(r, request))

  copies = () => this.#read(() => this.#files.copies())
  dismissCopy = (path: string) => this.#answer(() => this.#files.dismiss(path))
  dismissFolder = () => this.#answer(() => this.#files.tell())
  compareCopy: Bridge['compareCopy'] = (path, secret) =>
    this.#read(() => this.#files.compare(path, secret))
  bringOver: Bridge['bringOver'] = (path, _secret, wanted) =>
    this.#change('bring_over', path, ['quotes'], () => this.#files.bring(wanted))
  space = () => this.#read(() => this.#files.space())
  compact = () => this.#answer(() => ({ status: this.#status(), ...this.#files.compact() }))

  history: Bridge['history'] = (filter, before, limit) =>
    this.#read(() => historyOf(this.#steps, filter, before, limit))
  historyPeople = () => this.#read(() => [...new Set(this.#steps.map((s) => s.by))].sort())
  behind = (seq: number) => this.#read(() => behindOf(this.#done, seq))
  goBack = async (seq: number): Promise<Status> => {
    for (let left = (await this.behind(seq)).length; left > 0; left--) await this.undo()
    return this.status()
  }
  undo = () => this.#travel(this.#done, this.#undone, 'nothing_to_undo')
  redo = () => this.#travel(this.#undone, this.#done, 'nothing_to_redo')

  async #answer<T>(work: () => T): Promise<T> {
    await new Promise((resolve) => setTimeout(resolve, this.#delay))
    return structuredClone(work())
  }

  #read<T>(work: (r: Records) => T): Promise<T> {
    return this.#answer(() => work(this.#opened()))
  }

  #opened(): Records {
    if (!this.#records) throw new BridgeError('not_found', 'no project is open', 'project')
    return this.#records
  }

  #change<T>(
    action: string,
    subject: string,
    records: RecordKind[],
    work: (r: Records) => T,
  ): Promise<T> {
    return this.#answer(() => {
      const before = structuredClone(this.#opened())
      const result = work(this.#opened())
      this.#done.push({ before, step: this.#log({ action, subject }) })
      this.#undone = []
      this.#tell(records)
      return result
    })
  }

  #edit(action: string, id: string, work: (q: Quote, r: Records) => void): Promise<Quote> {
    return this.#change(action, '', ['quotes'], (r) => {
      work(quoteOf(r, id), r)
      return quoteView(r, quoteOf(r, id))
    })
  }

  #arrange<T>(id: string, work: (r: Records) => T): Promise<T> {
    return this.#change('collection_edit', collectionName(this.#records, id), ['collections'], work)
  }

  #verdict(
    action: string,
    quotes: string[],
    verdict: { same: boolean; stands: string } | null,
  ): Promise<void> {
    return this.#change(
      action,
      quoteOf(this.#opened(), quotes[0] ?? '').text,
      ['verdicts', 'quotes'],
      (r) => {
        r.verdicts = r.verdicts.filter((v) => !quotes.every((q) => v.quotes.includes(q)))
        if (verdict)
          r.verdicts.push({ id: newId('verdict'), quotes: [...quotes].sort(), ...verdict })
      },
    )
  }

  #travel(from: Done[], to: Done[], nothing: string): Promise<Status> {
    return this.#answer(() => {
      const done = from.pop()
      if (!done) throw new BridgeError(nothing, nothing)
      to.push({ step: done.step, before: this.#opened() })
      this.#records = done.before
      const { seq, action, subject } = done.step
      const undone = from === this.#done
      this.#log({ action, subject, undoes: undone ? seq : 0, redoes: undone ? 0 : seq })
      this.#tell(everyKind)
      return this.#status()
    })
  }

  #log(what: Partial<Step>): Step {
    const step = stepOf(this.#steps.length + 1, this.#settings.coder, what)
    this.#steps.push(step)
    return step
  }

  #tell(records: RecordKind[]): void {
    this.#revision++
    const change = { revision: this.#revision, origin: this.origin, records }
    setTimeout(() => this.emit('change', change), this.#delay)
  }

  #status(): Status {
    const r = this.#records
    return statusOf(r, {
      path: this.#path,
      sealed: this.#locks.sealed(this.#path),
      revision: this.#revision,
      undo: this.#done.at(-1)?.step ?? null,
      redo: this.#undone.at(-1)?.step ?? null,
      notices: this.#hurt.notices,
    })
  }

  #open(path: string, records: Records): Status {
    if (path !== this.#path) this.displaced = null
    this.#path = path
    this.#records = records
    this.#done = []
    this.#undone = []
    this.#steps = []
    const opened = { path, name: records.name, opened: '2026-03-15T08:00:00Z', gone: false }
    this.#settings.recent = [opened, ...this.#settings.recent.filter((p) => p.path !== path)]
    this.#settings.last = path
    return this.#status()
  }
}
