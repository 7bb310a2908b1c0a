import type { CorrectBridge } from '../correctBridge'
import type {
  CarriedQuote,
  Correction,
  CorrectionPlan,
  OldPiece,
  OldText,
  Revision,
  TextEdit,
} from '../correctTypes'
import { BridgeError } from '../error'
import type { Quote } from '../types'
import { NamesFake } from './names'
import { testimonyOf } from './queries'
import type { FakeTestimony, Records } from './records'

const count = (words: string) => words.split(/\s+/).filter(Boolean).length

/** The edit by whole words that turns one text into another, as Go's edits are; it makes do with one. */
function editBetween(from: string, to: string): TextEdit {
  const word = (c: string | undefined) => c !== undefined && /[\p{L}\p{N}]/u.test(c)
  let start = 0
  while (start < Math.min(from.length, to.length) && from[start] === to[start]) start++
  while (start > 0 && word(from[start - 1])) start--
  let [end, toEnd] = [from.length, to.length]
  while (end > start && toEnd > start && from[end - 1] === to[toEnd - 1]) {
    end--
    toEnd--
  }
  while (end < from.length && word(from[end])) {
    end++
    toEnd++
  }
  return { start, end, text: to.slice(start, toEnd) }
}

/** Where a position goes: the start of what was replaced, or the end of what took its place. */
function moved(at: number, { start, end, text }: TextEdit, side: 'start' | 'end'): number {
  if (at <= start) return at
  if (at >= end) return at + text.length - (end - start)
  return side === 'start' ? start + text.length : start
}

function carried(q: Quote, edit: TextEdit, text: string): { now: Quote; lost: boolean } {
  const start = moved(q.start, edit, 'start')
  const end = moved(q.end, edit, 'end')
  return { now: { ...q, start, end, text: text.slice(start, end) }, lost: start >= end }
}

function planOf(r: Records, t: FakeTestimony, text: string): CorrectionPlan {
  const edit = editBetween(t.text, text)
  const none = { kept: 0, changed: [], joined: [], lost: [] }
  const plan: CorrectionPlan = { words: count(text), edits: 1, ...none }
  if (t.text === text) plan.edits = 0
  for (const q of r.quotes.filter((q) => q.testimony === t.meta.id)) {
    const { now, lost } = carried(q, edit, text)
    const row: CarriedQuote = { id: q.id, before: q.text, after: now.text, codes: q.codes }
    if (lost) plan.lost.push({ ...row, after: '' })
    else if (now.text !== q.text) plan.changed.push(row)
    else plan.kept++
  }
  return plan
}

function write(r: Records, t: FakeTestimony, text: string, reason: string): CorrectionPlan {
  const plan = planOf(r, t, text)
  if (!plan.edits) return plan
  const edit = editBetween(t.text, text)
  const lost = new Set(plan.lost.map((q) => q.id))
  r.quotes = r.quotes
    .filter((q) => !lost.has(q.id))
    .map((q) => (q.testimony === t.meta.id ? carried(q, edit, text).now : q))
  t.old.unshift({ number: t.revision, text: t.text, edit, reason })
  const at = <T extends { start: number; end: number }>(s: T): T => ({
    ...s,
    start: moved(s.start, edit, 'start'),
    end: moved(s.end, edit, 'end'),
  })
  t.turns = t.turns.map((turn) => ({
    ...turn,
    ...at(turn),
    labelStart: moved(turn.labelStart, edit, 'start'),
  }))
  t.headings = t.headings.map(at)
  t.times = t.times.map(at)
  t.text = text
  t.revision++
  t.meta.words = plan.words
  return plan
}

function applied(t: FakeTestimony, { edits, revision }: Correction): string {
  if (revision !== t.revision) throw new BridgeError('moved_on', 'the text changed', t.meta.title)
  let [text, at] = ['', 0]
  for (const { start, end, text: words } of edits) {
    text += t.text.slice(at, start) + words
    at = end
  }
  return text + t.text.slice(at)
}

function revisionOf({ number, text, edit, reason }: FakeTestimony['old'][number]): Revision {
  const removed = count(text.slice(edit.start, edit.end))
  return {
    number,
    at: '2026-03-15T09:20:00Z',
    by: 'Camille',
    reason,
    removed,
    added: count(edit.text),
  }
}

function oldOf(t: FakeTestimony, number: number): FakeTestimony['old'][number] {
  const old = t.old.find((o) => o.number === number)
  if (!old) throw new BridgeError('not_found', `text ${number} of the testimony`, String(number))
  return old
}

function laidOut(old: FakeTestimony['old'][number]): OldText {
  const { text, edit } = old
  const pieces: OldPiece[] = [
    { kind: 'same', text: text.slice(0, edit.start) },
    { kind: 'removed', text: text.slice(edit.start, edit.end) },
    { kind: 'added', text: edit.text },
    { kind: 'same', text: text.slice(edit.end) },
  ]
  return { revision: revisionOf(old), pieces: pieces.filter((p) => p.text) }
}

/** Corrections of the fake: one edit a text, where Go finds as many as there are. */
export class CorrectFake extends NamesFake implements CorrectBridge {
  planCorrection = (c: Correction) =>
    this.tools.read((r) => {
      const t = testimonyOf(r, c.testimony)
      return planOf(r, t, applied(t, c))
    })

  correct = (c: Correction) =>
    this.tools.change('correct', '', ['testimonies', 'quotes'], (r) => {
      const t = testimonyOf(r, c.testimony)
      return write(r, t, applied(t, c), c.reason)
    })

  revisions = (testimony: string) =>
    this.tools.read((r) => testimonyOf(r, testimony).old.map(revisionOf))

  readRevision = (testimony: string, number: number) =>
    this.tools.read((r) => laidOut(oldOf(testimonyOf(r, testimony), number)))

  planRestore = (testimony: string, number: number) =>
    this.tools.read((r) => {
      const t = testimonyOf(r, testimony)
      return planOf(r, t, oldOf(t, number).text)
    })

  restore = (testimony: string, number: number, reason: string) =>
    this.tools.change('correct', '', ['testimonies', 'quotes'], (r) => {
      const t = testimonyOf(r, testimony)
      return write(r, t, oldOf(t, number).text, reason)
    })

  planRevision: CorrectBridge['planRevision'] = () =>
    this.tools.read((r) => ({
      words: 1204,
      edits: 9,
      kept: Math.max(0, r.quotes.length - 2),
      joined: [],
      changed: r.quotes.slice(0, 1).map((q) => ({
        id: q.id,
        before: q.text,
        after: `Enfin, ${q.text}`,
        codes: q.codes,
      })),
      lost: r.quotes
        .slice(1, 2)
        .map((q) => ({ id: q.id, before: q.text, after: '', codes: q.codes })),
    }))
}
