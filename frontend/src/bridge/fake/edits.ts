import type { ExportLook, ExportRequest, Item, Quote, QuoteFilter } from '../types'
import { templates } from './defaults'
import { codeOf, collectionOf, filterQuotes, testimonyOf } from './queries'
import { addCode, addQuote, codeTree, newId, quoteView, type Records } from './records'

/** Puts codes on a passage: a new quote, or the one that is exactly there. */
export function codePassage(
  r: Records,
  testimony: string,
  start: number,
  end: number,
  codes: string[],
): Quote {
  const same = (q: Quote) => q.testimony === testimony && q.start === start && q.end === end
  const quote = r.quotes.find(same) ?? addQuote(r, testimonyOf(r, testimony), start, end)
  quote.codes = [...new Set([...quote.codes, ...codes])]
  return quoteView(r, quote)
}

/** Moves a code under a parent, before the sibling at index. */
export function moveCode(r: Records, id: string, parent: string, index: number): void {
  const code = codeOf(r, id)
  const others = r.codes.filter((c) => c !== code)
  const next = others.filter((c) => c.parent === parent)[index]
  code.parent = parent
  others.splice(next ? others.indexOf(next) : others.length, 0, code)
  r.codes = others
}

/** Deletes a code and those under it; their codings go to `moveTo`, if that is one. */
export function deleteCode(r: Records, id: string, moveTo: string): void {
  const gone = new Set([id])
  for (const c of codeTree(r)) if (gone.has(c.parent)) gone.add(c.id)
  r.codes = r.codes.filter((c) => !gone.has(c.id))
  for (const q of r.quotes) {
    if (!q.codes.some((c) => gone.has(c))) continue
    const kept = q.codes.filter((c) => !gone.has(c))
    q.codes = moveTo && !kept.includes(moveTo) ? [...kept, moveTo] : kept
  }
}

/** Adds the codes of a template that are not there yet; answers how many. */
export function addTemplate(r: Records, name: string): number {
  let added = 0
  for (const path of templates.find((t) => t.name === name)?.codes ?? []) {
    if (codeTree(r).some((c) => c.path === path)) continue
    const names = path.split('/')
    const parent = r.codes.find((c) => c.name === names.at(-2))
    addCode(r, names.at(-1) ?? path, parent?.id ?? '', '')
    added++
  }
  return added
}

/** Returns an item with a new ID. */
export function newItem(item: Partial<Item> & Pick<Item, 'kind'>): Item {
  const printed = item.quote?.text ?? ''
  const plain = { text: '', code: '', level: 0, quote: null, edits: [], printed, stale: false }
  return { id: newId('item'), ...plain, ...item }
}

/** Puts items in a collection after an item, or at the end. */
export function place(r: Records, id: string, after: string, ...added: Item[]): void {
  const { items } = collectionOf(r, id)
  const at = items.findIndex((i) => i.id === after)
  items.splice(at < 0 ? items.length : at + 1, 0, ...added)
}

/** Appends the quotes of a filter that a collection lacks, under headings by code; answers how many. */
export function fillCollection(r: Records, id: string, filter: QuoteFilter, kept: boolean): number {
  const there = new Set(collectionOf(r, id).items.map((i) => i.quote?.id))
  const quotes = filterQuotes(r, filter).filter((q) => !there.has(q.id))
  for (const { id: code, name } of codeTree(r)) {
    const own = quotes.filter((q) => q.codes[0] === code)
    if (!own.length) continue
    place(r, id, '', newItem({ kind: 'heading', text: name, code, level: 1 }))
    place(r, id, '', ...own.map((quote) => newItem({ kind: 'quote', quote })))
  }
  if (kept) {
    const collection = collectionOf(r, id)
    collection.kept = { filter, search: '' }
    collection.came.push(...quotes.map((q) => q.id))
  }
  return quotes.length
}

/** Returns a plain page of what an export would hold. */
export function previewPage(r: Records, request: ExportRequest): ExportLook {
  const { collection, filter, format } = request
  const quotes = collection
    ? collectionOf(r, collection).items.flatMap((i) => i.quote ?? [])
    : filterQuotes(r, filter)
  const lines = quotes.map((q) => `<p>« ${q.text} »<br><small>${q.speaker}, ${q.title}</small></p>`)
  const html = `<!doctype html><meta charset="utf-8"><body>${lines.join('')}</body>`
  const pages = format.startsWith('pdf') ? Math.max(1, Math.ceil(quotes.length / 4)) : 0
  const left = quotes.filter((q) => q.allowed === 'withheld').length
  const missing = pages > 0 ? ['😀'] : []
  const parts = ['docx', 'odt', 'html'].includes(format) ? 1 : 0
  return { html, pages, parts, left, unsaid: 0, missing }
}
