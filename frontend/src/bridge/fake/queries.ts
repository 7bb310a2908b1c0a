import { chainView } from './chains'
import { BridgeError } from '../error'
import { clockAt } from '../clock'
import type {
  Code,
  CollectionView,
  Condition,
  Hit,
  InsideRepeat,
  Quote,
  QuoteFilter,
  RepeatGroup,
  Repeats,
  SearchRequest,
} from '../types'
import { meets } from './peopleValues'
import {
  codeTree,
  quoteView,
  type FakeCollection,
  type FakeTestimony,
  type Records,
} from './records'
import { find, likeness, wordsOf } from './words'

/** Returns a testimony by ID, or fails with "not_found". */
export function testimonyOf(r: Records, id: string): FakeTestimony {
  const found = r.testimonies.find((t) => t.meta.id === id)
  if (!found) throw new BridgeError('not_found', `there is no testimony ${id}`, id)
  return found
}

/** Returns a code by ID, or fails with "not_found". */
export function codeOf(r: Records, id: string): Code {
  const found = r.codes.find((c) => c.id === id)
  if (!found) throw new BridgeError('not_found', `there is no code ${id}`, id)
  return found
}

/** Returns a quote by ID, or fails with "not_found". */
export function quoteOf(r: Records, id: string): Quote {
  const found = r.quotes.find((q) => q.id === id)
  if (!found) throw new BridgeError('not_found', `there is no quote ${id}`, id)
  return found
}

/** Returns a collection by ID, or fails with "not_found". */
export function collectionOf(r: Records, id: string): FakeCollection {
  const found = r.collections.find((c) => c.meta.id === id)
  if (!found) throw new BridgeError('not_found', `there is no collection ${id}`, id)
  return found
}

/** Returns a code's name, or "" for none. */
export function codeName(r: Records | null, id = ''): string {
  return r?.codes.find((c) => c.id === id)?.name ?? ''
}

/** Returns a collection's name, or "" for none. */
export function collectionName(r: Records | null, id: string): string {
  return r?.collections.find((c) => c.meta.id === id)?.meta.name ?? ''
}

/** Returns every quote that a filter lets through, in the order of the library and of the text. */
export function filterQuotes(r: Records, filter: QuoteFilter): Quote[] {
  const family = new Set(filter.codes)
  for (const c of codeTree(r)) if (family.has(c.parent)) family.add(c.id)
  const place = new Map(r.testimonies.map((t, i) => [t.meta.id, i]))
  return r.quotes
    .filter((q) => !filter.quotes.length || filter.quotes.includes(q.id))
    .filter((q) => !filter.uncoded || !q.codes.length)
    .filter((q) => !family.size || q.codes.some((c) => family.has(c)))
    .filter((q) => !filter.testimony || q.testimony === filter.testimony)
    .filter((q) => !filter.speaker || q.speaker === filter.speaker)
    .filter((q) => meets(r, q, filter.where))
    .filter((q) => !filter.text || find(filter.text, q.text))
    .map((q) => quoteView(r, q))
    .filter((q) => passes(q, filter, family))
    .filter((q) => !filter.once || !q.repeat || q.stands)
    .sort(
      (a, b) => (place.get(a.testimony) ?? 0) - (place.get(b.testimony) ?? 0) || a.start - b.start,
    )
}

/** Whether one coding of a quote is as a filter says. */
function passes(q: Quote, { by, put, stances }: QuoteFilter, family: Set<string>): boolean {
  if (!by && !put && !stances.length) return true
  return q.codings.some(
    (c) =>
      (!family.size || family.has(c.code)) &&
      (!by || c.by === by) &&
      (!put || (put === 'rule') === (c.auto !== '')) &&
      stances.every((s) =>
        s.value
          ? c.stances.some((has) => has.dimension === s.dimension && has.value === s.value)
          : !c.stances.some((has) => has.dimension === s.dimension),
      ),
  )
}

/** Whether a hit is said by somebody who asks the questions. */
function asks(r: Records, hit: Partial<Hit>): boolean {
  const of = r.testimonies.find((t) => t.meta.id === hit.testimony)
  return !!of?.meta.speakers.some((s) => s.interviewer && s.name === hit.speaker)
}

/** Returns every hit of a search. */
export function searchRecords(
  r: Records,
  { query, in: scopes, testimony, unasked, where }: SearchRequest,
): Hit[] {
  const within = (scope: SearchRequest['in'][number]) => !scopes.length || scopes.includes(scope)
  const hits: Hit[] = []
  const add = (hit: Pick<Hit, 'kind' | 'id' | 'text'> & Partial<Hit>) => {
    const matches = find(query, hit.text)
    if (!matches || (testimony && hit.testimony !== testimony)) return
    const at = { testimony: hit.testimony ?? '', speaker: hit.speaker ?? '' }
    if (!meets(r, at, where)) return
    if (unasked && asks(r, hit)) return
    const none = {
      owner: '',
      testimony: '',
      title: '',
      start: 0,
      end: 0,
      speaker: '',
      turn: 0,
      time: '',
      said: 1,
      people: 1,
    }
    const times = hit.time ? matches.map(() => hit.time ?? '') : []
    hits.push({ ...none, times, codes: [], ...hit, matches })
  }
  for (const t of within('testimonies') ? r.testimonies : [])
    t.turns.forEach(({ start, end, speaker }, i) => {
      const on = r.quotes.filter((q) => q.testimony === t.meta.id && q.start < end && q.end > start)
      add({
        kind: 'testimony',
        id: t.meta.id,
        testimony: t.meta.id,
        title: t.meta.title,
        start,
        end,
        speaker: t.meta.speakers[speaker]?.name ?? '',
        turn: i + 1,
        time: clockAt(t.times, start, end),
        text: t.text.slice(start, end),
        codes: [...new Set(on.flatMap((q) => q.codes))],
      })
    })
  for (const q of r.quotes) {
    const { id, testimony: from, title, start, end, speaker, turn, time, codes } = q
    const { said, people } = quoteView(r, q)
    const at = {
      id,
      owner: 'quote',
      testimony: from,
      title,
      start,
      end,
      speaker,
      turn,
      time,
      codes,
      said,
      people,
    }
    if (within('quotes')) add({ kind: 'quote', ...at, text: q.text })
    if (within('memos') && q.memo) add({ kind: 'memo', ...at, text: q.memo })
  }
  for (const c of within('codes') ? r.codes : [])
    add({ kind: 'code', id: c.id, title: c.name, text: c.name })
  return hits
}

/** Returns the pairs of quotes that look alike, the most alike first. */
export function repeatGroups(r: Records, near: number): RepeatGroup[] {
  const groups: RepeatGroup[] = []
  r.quotes.forEach((a, i) => {
    for (const b of r.quotes.slice(i + 1)) {
      const similarity = likeness(a.text, b.text)
      if (similarity < near) continue
      const verdict = r.verdicts.find((v) => v.quotes.includes(a.id) && v.quotes.includes(b.id))
      groups.push({
        id: `${a.id}+${b.id}`,
        kind: similarity === 1 ? 'exact' : 'near',
        similarity,
        verdict: verdict ? (verdict.same ? 'confirmed' : 'rejected') : '',
        stands: verdict?.stands ?? '',
        proposed: a.text.length >= b.text.length ? a.id : b.id,
        quotes: [quoteView(r, a), quoteView(r, b)],
      })
    }
  })
  return groups.sort((a, b) => b.similarity - a.similarity)
}

/** Returns the quotes that say three words in a row twice. */
export function insideRepeats(r: Records): InsideRepeat[] {
  return r.quotes.flatMap((quote) => {
    const words = wordsOf(quote.text)
    const seen = new Map<string, { start: number; end: number }>()
    for (let i = 0; i + 2 < words.length; i++) {
      const run = words.slice(i, i + 3)
      const said = run.map((w) => w.folded).join(' ')
      const range = { start: run[0]?.start ?? 0, end: run[2]?.end ?? 0 }
      const before = seen.get(said)
      if (before) return [{ quote: quoteView(r, quote), times: 2, ranges: [before, range] }]
      seen.set(said, range)
    }
    return []
  })
}

/** Returns a collection laid open. */
export function collectionView(r: Records, id: string): CollectionView {
  const { meta, items, kept, chain } = collectionOf(r, id)
  const shown = items.map((item) => {
    const quote = r.quotes.find((q) => q.id === item.quote?.id)
    return { ...item, quote: quote ? quoteView(r, quote) : null }
  })
  const voices = new Map<string, { speaker: string; testimony: string; quotes: number }>()
  const seen = new Set<string>()
  for (const { quote } of shown) {
    if (!quote || seen.has(quote.id)) continue
    seen.add(quote.id)
    const key = `${quote.testimony} ${quote.speaker}`
    const voice = voices.get(key) ?? { speaker: quote.speaker, testimony: quote.title, quotes: 0 }
    voice.quotes++
    voices.set(key, voice)
  }
  const quotes = items.filter((i) => i.kind === 'quote').length
  return {
    collection: { ...meta, quotes, keeps: kept !== null },
    items: shown,
    voices: [...voices.values()],
    chain: chainView(r, chain),
  }
}

/** What repeats, of which a quote meets the conditions. */
export function repeatsWithin(r: Records, near: number, where: Condition[]): Repeats {
  const passes = (q: Quote) => meets(r, q, where)
  return {
    groups: repeatGroups(r, near).filter((g) => g.quotes.some(passes)),
    inside: insideRepeats(r).filter((i) => passes(i.quote)),
  }
}
