import { ChainsFake } from './chains'
import { newItem } from './edits'
import { BridgeError } from '../error'
import { everything } from '../filter'
import type {
  Frequency,
  Hit,
  LineOrder,
  SavedSearch,
  SearchLine,
  SearchPart,
  SearchRequest,
  SynonymSet,
} from '../types'
import { searchRecords } from './queries'
import { addCollection, newId, type Records } from './records'
import { foldedWords, unclosedQuote } from './words'

const filters: Record<string, SearchPart['filter']> = {
  code: 'code',
  locuteur: 'speaker',
  speaker: 'speaker',
  groupe: 'group',
  group: 'group',
  dans: 'place',
  in: 'place',
  répété: 'repeat',
  repeated: 'repeat',
}

/** Reads the conditions of a search, as plainly as the fake finds words. */
function partsOf(query: string): SearchPart[] {
  const pattern = /(-?)(?:(\p{L}+)(:)("[^"]*"|[^\s"]+)|"[^"]*"(?:~\d+)?|[^\s"]+)/gu
  return [...query.matchAll(pattern)].map((found) => {
    const [text, minus, name = '', , value = ''] = found
    const filter = filters[name] ?? ''
    const kind = filter
      ? 'filter'
      : text.includes('"')
        ? text.includes('~')
          ? 'near'
          : 'phrase'
        : text.endsWith('*')
          ? 'begin'
          : 'word'
    return {
      kind,
      start: found.index,
      end: found.index + text.length,
      text,
      except: minus === '-',
      filter,
      name: '',
      values: filter ? [value.replaceAll('"', '')] : [],
    }
  })
}

function refuseUnclosed(query: string): void {
  const open = unclosedQuote(query)
  if (!open) return
  const detail = `the quotation mark at character ${open} is never closed`
  const fault = { reason: 'open_quote', start: open - 1, end: open, words: '"', fix: `${query}"` }
  throw new BridgeError('bad_query', detail, query, detail, fault)
}

function found(r: Records, request: SearchRequest): Hit[] {
  refuseUnclosed(request.query)
  const said = partsOf(request.query).filter((p) => p.filter === 'speaker')
  const once = partsOf(request.query).some((p) => p.filter === 'repeat')
  const spare = (id: string) =>
    r.verdicts.some((v) => v.same && v.quotes.includes(id) && v.stands !== id)
  const words = partsOf(request.query)
    .filter((p) => !p.filter)
    .map((p) => p.text)
    .join(' ')
  return searchRecords(r, { ...request, query: words }).filter(
    (hit) =>
      said.every((p) => p.values.includes(hit.speaker) !== p.except) &&
      !(once && hit.kind === 'quote' && spare(hit.id)),
  )
}

function sortKey({ hit, match }: SearchLine, by: LineOrder): string {
  const { start, end } = hit.matches[match] ?? { start: 0, end: 0 }
  if (by === 'left') return foldedWords(hit.text.slice(0, start)).reverse().join(' ')
  return foldedWords(by === 'right' ? hit.text.slice(end) : hit.text.slice(start, end)).join(' ')
}

function counted(hits: readonly Hit[], key: (hit: Hit) => [id: string, name: string]): Frequency[] {
  const by = new Map<string, Frequency>()
  for (const hit of hits) {
    const [id, name] = key(hit)
    const f = by.get(id || name) ?? { id, name, hits: 0, matches: 0, words: 0 }
    by.set(id || name, { ...f, hits: f.hits + 1, matches: f.matches + hit.matches.length })
  }
  return [...by.values()].sort((a, b) => b.matches - a.matches || a.name.localeCompare(b.name))
}

/** The searches of the fake. */
export class SearchingFake extends ChainsFake {
  search = (request: SearchRequest) =>
    this.tools.read((r) => {
      const hits = found(r, request)
      const { offset, limit } = request
      return { total: hits.length, hits: hits.slice(offset, offset + (limit || 50)), late: false }
    })

  concordance = (request: SearchRequest, by: LineOrder) =>
    this.tools.read((r) => {
      const lines = found(r, request).flatMap((hit) =>
        hit.matches.map((_, match) => ({ hit, match })),
      )
      if (by !== 'place') lines.sort((a, b) => sortKey(a, by).localeCompare(sortKey(b, by)))
      const { offset, limit } = request
      return { total: lines.length, lines: lines.slice(offset, offset + (limit || 50)) }
    })

  frequencies = (request: SearchRequest) =>
    this.tools.read((r) => {
      const hits = found(r, request)
      const inTestimonies = hits.filter((h) => h.testimony)
      const words = (id: string) => r.testimonies.find((t) => t.meta.id === id)?.meta.words ?? 0
      const testimonies = counted(inTestimonies, (h) => [h.testimony, h.title])
      const grouping = r.attributes.filter((a) => a.groups)
      const valueOf = (id: string, attribute: string) =>
        r.testimonies
          .find((t) => t.meta.id === id)
          ?.meta.values.find((v) => v.attribute === attribute)?.text ?? ''
      return {
        hits: hits.length,
        matches: hits.reduce((sum, h) => sum + h.matches.length, 0),
        testimonies: testimonies.map((f) => ({ ...f, words: words(f.id) })),
        speakers: counted(inTestimonies, (h) => ['', h.speaker]),
        groups: grouping.map((a) => ({
          attribute: a.id,
          name: a.name,
          groups: counted(inTestimonies, (h) => ['', valueOf(h.testimony, a.id)]),
        })),
      }
    })

  stopSearch = () => Promise.resolve()

  readSearch = (query: string) =>
    this.tools.read(() => {
      refuseUnclosed(query)
      return partsOf(query)
    })

  searches = (): Promise<SavedSearch[]> => this.tools.read((r) => r.searches)

  saveSearch = (name: string, query: string) =>
    this.tools.change('search_add', name, ['project'], (r) => {
      const saved = { id: newId('search'), name, query }
      r.searches = [...r.searches.filter((s) => s.name !== name), saved]
      return saved
    })

  editSearch = (id: string, name: string, query: string) =>
    this.tools.change('search_edit', name, ['project'], (r) => {
      r.searches = r.searches.map((s) => (s.id === id ? { id, name, query } : s))
    })

  deleteSearch = (id: string) =>
    this.tools.change('search_delete', '', ['project'], (r) => {
      r.searches = r.searches.filter((s) => s.id !== id)
    })

  collectFound = (name: string, request: SearchRequest) =>
    this.tools.change('collection_add', name, ['collections'], (r) => {
      const hits = found(r, { ...request, in: ['quotes'] })
      const items = hits.map(({ id }) =>
        newItem({ kind: 'quote', quote: r.quotes.find((q) => q.id === id) ?? null }),
      )
      const made = addCollection(r, name)
      made.items = items
      made.kept = { filter: everything, search: request.query }
      made.came = hits.map((h) => h.id)
      return { ...made.meta, quotes: items.length, keeps: true }
    })

  synonyms = (): Promise<SynonymSet[]> => this.tools.read((r) => r.synonyms)

  setSynonyms = (id: string, words: string[]) =>
    this.tools.change('synonyms_edit', words.join(', '), ['project'], (r) => {
      const others = r.synonyms.filter((s) => s.id !== id)
      r.synonyms = words.length < 2 ? others : [...others, { id: id || newId('synonyms'), words }]
    })
}
