import { m } from '@/paraglide/messages'
import { formatNumber, formatPercent, locale } from '@/state/locale.svelte'
import type { InsideRepeat, Quote, RepeatGroup } from '@/bridge/types'
import { fold } from '@/ui/match'

/** How the quotes of a group resemble one another. */
export type Likeness = 'exact' | 'near' | 'contained' | 'overlap'

/** Says how the quotes of a group resemble one another: one may hold the others, or share their very place. */
export function likeness({ kind, quotes }: RepeatGroup): Likeness {
  const [first, ...rest] = [...quotes].sort((a, b) => b.text.length - a.text.length)
  if (!first) return kind
  if (rest.every((q) => overlaps(first, q))) return 'overlap'
  if (kind === 'exact') return 'exact'
  const whole = ` ${words(first.text)} `
  return rest.every((q) => whole.includes(` ${words(q.text)} `)) ? 'contained' : 'near'
}

/** Returns the sentence over a group: « Bruno l’a dit deux fois, presque avec les mêmes mots ». */
export function groupTitle(group: RepeatGroup): string {
  const { quotes } = group
  const like = likeness(group)
  const times = timesText(quotes.length)
  const names = speakersOf(quotes)
  const how = {
    exact: m.repeats_how_exact,
    near: m.repeats_how_near,
    contained: m.repeats_how_contained,
    overlap: m.repeats_how_overlap,
  }[like]()
  if (like === 'overlap') return m.repeats_title_overlap({ times })
  // A quote without a speaker says nothing of who said it.
  if (!names.length || quotes.some((q) => !q.speaker)) return m.repeats_title_nobody({ times, how })
  if (names.length === 1) return m.repeats_title_one({ speaker: names[0] ?? '', times, how })
  const speakers = namesText(names)
  return names.length === quotes.length
    ? m.repeats_title_each({ speakers, how })
    : m.repeats_title_several({ speakers, times, how })
}

/** Returns the facts under the sentence: « 91 % de mots communs · 2 témoignages · 1 personne ». */
export function groupFacts(group: RepeatGroup): string {
  const { quotes } = group
  // Nobody is counted for a quote that does not say who speaks.
  const people = quotes.every((q) => q.speaker) ? speakersOf(quotes).length : 0
  return [
    group.kind === 'exact' ? '' : m.repeats_shared({ share: shareText(group) }),
    m.count_testimonies({ count: new Set(quotes.map((q) => q.testimony)).size }),
    people ? m.repeats_people({ count: people }) : '',
    m.repeats_stay({ count: quotes.length }),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Returns what a line of the queue begins with: « 91 % », « contenu ». */
export function likenessText(group: RepeatGroup): string {
  const like = likeness(group)
  if (like === 'contained') return m.repeats_contained()
  if (like === 'overlap') return m.repeats_overlap()
  return shareText(group)
}

/** Returns the title of a quote that says a sentence several times. */
export function insideTitle({ quote, times }: InsideRepeat): string {
  const said = timesText(times)
  return quote.speaker
    ? m.repeats_inside_title({ speaker: quote.speaker, times: said })
    : m.repeats_inside_nobody({ times: said })
}

/** Returns the names of those who speak in quotes, each once, in order. */
export function speakersOf(quotes: readonly Quote[]): string[] {
  return [...new Set(quotes.map((q) => q.speaker).filter(Boolean))]
}

/** Returns a number of times as one says it: « deux fois », « 12 fois ». */
export function timesText(count: number): string {
  const said = [
    m.repeats_times_2,
    m.repeats_times_3,
    m.repeats_times_4,
    m.repeats_times_5,
    m.repeats_times_6,
    m.repeats_times_7,
    m.repeats_times_8,
    m.repeats_times_9,
    m.repeats_times_10,
  ][count - 2]
  return said ? said() : m.repeats_times_many({ count: formatNumber(count) })
}

/** Returns the first words of a quote, cut at a space near `length` characters. */
export function firstWords(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  const cut = line.lastIndexOf(' ', length)
  return `${line.slice(0, cut > length / 2 ? cut : length).replace(/[\s,;:.…]+$/, '')}…`
}

// Nothing but the very same words is called 100 %.
function shareText({ kind, similarity }: RepeatGroup): string {
  return formatPercent(kind === 'exact' ? 1 : Math.min(0.99, similarity))
}

function namesText(names: readonly string[]): string {
  const list = new Intl.ListFormat(locale.current)
  if (names.length <= 3) return list.format(names)
  return list.format([...names.slice(0, 2), m.repeats_others({ count: names.length - 2 })])
}

function overlaps(a: Quote, b: Quote): boolean {
  return a.testimony === b.testimony && a.start < b.end && b.start < a.end
}

function words(text: string): string {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
}
