import type { Range } from '@/bridge/types'

// What Intl.Segmenter cuts too early: titles, common abbreviations, initials.
const abbreviation =
  /(?:^|[\s( «"'’])(?:M|MM|Mme|Mmes|Mlle|Mlles|Mr|Dr|Drs|Pr|Prof|Me|Mgr|St|Ste|p|pp|ex|p\.\s?ex|cf|art|chap|fig|éd|vol|tél|env|max|min|bd|av|apr|J\.-C|c\.-à-d|c\.à\.d|n°|no|(?:\p{Lu}\.[- ]?)*\p{Lu})\.\s*$/u
// Abbreviations that may also end a sentence: only a small letter after them goes on.
const openEnded = /(?:^|\s)(?:etc|s\.v\.p|svp)\.\s*$/u
const startsSmall = /^[\s»”")\]–—-]*\p{Ll}/u
const noLetter = /^[^\p{L}\p{N}]*$/u
const closing = /^\s*[»”")\]…][»”")\]…\s]*/u
const endsSentence = /[.!?…]["»”)\]\s]*$/u

// What Intl.Segmenter leaves whole: a transcript without capitals, lines of a dialogue.
const leftWhole = /\.\s+(?=\p{Ll})|[.!?…]["»”)\]]?\s+(?=[—–]\s*\p{Lu})/gu

const segmenter = new Intl.Segmenter('fr', { granularity: 'sentence' })

/**
 * Cuts a text into sentences as a French reader would: « M. Dupont » and « Oui ! dit-elle. »
 * stay whole, guillemets stay with their words, a line broken in mid-sentence goes on.
 * The ranges (UTF-16 units) leave out the spaces between sentences.
 */
export function sentences(text: string): Range[] {
  const found: Range[] = []
  let open: Range | null = null
  for (const { index, segment } of pieces(text)) {
    const end = index + segment.length
    if (open && goesOn(text.slice(open.start, index), segment)) {
      open.end = end
      continue
    }
    // What closes the sentence before is cut to the wrong side: « … je viens. | » Et elle…
    const lead: number = open ? (closing.exec(segment)?.[0].length ?? 0) : 0
    if (open) found.push({ start: open.start, end: index + lead })
    open = { start: index + lead, end }
  }
  if (open) found.push(open)
  return found.map((r) => trimmed(text, r)).filter((r) => r.end > r.start)
}

function* pieces(text: string): Generator<{ index: number; segment: string }> {
  for (const { index, segment } of segmenter.segment(text)) {
    let from = 0
    for (const { 0: gap, index: at } of segment.matchAll(leftWhole)) {
      if (segment[at - 1] === '.') continue // an ellipsis
      const to = at + gap.length
      yield { index: index + from, segment: segment.slice(from, to) }
      from = to
    }
    yield { index: index + from, segment: segment.slice(from) }
  }
}

function goesOn(before: string, next: string): boolean {
  if (noLetter.test(before)) return true
  if (noLetter.test(next) && !next.includes('«')) return true
  if (/\n\s*\n\s*$/.test(before)) return false
  if (abbreviation.test(before)) return true
  if (openEnded.test(before) || /[!?…]["»”)\]\s]*$/u.test(before)) return startsSmall.test(next)
  return !endsSentence.test(before) && startsSmall.test(next)
}

/** Returns a range without the spaces at its ends. */
export function trimmed(text: string, { start, end }: Range): Range {
  while (start < end && /\s/.test(text[start] ?? '')) start++
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--
  return { start, end }
}
