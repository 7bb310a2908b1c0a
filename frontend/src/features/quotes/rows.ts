import type { Quote, QuoteFilter, Testimony } from '@/bridge/types'

/** Says whether a quote begins the quotes of its testimony, so that the title stands over it. */
export function beginsTestimony(quotes: readonly Quote[], index: number): boolean {
  return quotes[index]?.testimony !== quotes[index - 1]?.testimony
}

/** Says whether a filter leaves quotes out; counting repeats once is no filter of one's own. */
export function narrows(filter: QuoteFilter): boolean {
  const { codes, uncoded, testimony, speaker, participant, where, text, by, put, stances } = filter
  const named = testimony || speaker || participant || by || put || stances.length > 0
  return Boolean(codes.length || uncoded || named || where.length || text.trim())
}

/** Returns the names of those who speak in testimonies, interviewers left out, in alphabetical order. */
export function speakersIn(testimonies: readonly Testimony[]): string[] {
  const names = testimonies.flatMap((t) => t.speakers.filter((s) => !s.interviewer))
  return [...new Set(names.map((s) => s.name).filter(Boolean))].sort((a, b) =>
    a.localeCompare(b, 'fr'),
  )
}

/** Returns IDs of quotes, chosen in any order, as they stand in the list; those not fetched come last. */
export function inListOrder(ids: readonly string[], list: readonly Quote[]): string[] {
  const place = new Map(list.map((q, i) => [q.id, i]))
  const at = (id: string) => place.get(id) ?? place.size
  return [...ids].sort((a, b) => at(a) - at(b))
}
