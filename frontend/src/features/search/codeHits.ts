import type { Codes } from '@/state/codes.svelte'
import type { Passage } from '@/state/passage'
import type { Quotes } from '@/state/quotes.svelte'
import type { Hit, Range } from '@/bridge/types'

/** A match of a hit to put a code on. */
export interface Found {
  hit: Hit
  match: number
}

/** What a code goes on: quotes that are there, and passages that become quotes. */
export interface Targets {
  quotes: string[]
  passages: Passage[]
}

/**
 * Returns what coding these matches would touch, each thing once: the quote that was found or
 * that a memo is about, else the sentence around the match. Codes found carry no words.
 */
export function targetsOf(
  found: readonly Found[],
  sentenceAround: (text: string, match: Range) => Range,
): Targets {
  const quotes = new Set<string>()
  const passages = new Map<string, Passage>()
  for (const { hit, match } of found) {
    if (hit.kind === 'quote' || (hit.kind === 'memo' && hit.owner === 'quote')) quotes.add(hit.id)
    const range = hit.matches[match]
    if (hit.kind !== 'testimony' || !range) continue
    const { start, end } = sentenceAround(hit.text, range)
    const at = { testimony: hit.testimony, start: hit.start + start, end: hit.start + end }
    passages.set(`${hit.testimony} ${at.start} ${at.end}`, {
      ...at,
      text: hit.text.slice(start, end),
    })
  }
  return { quotes: [...quotes], passages: [...passages.values()] }
}

/** Puts a code on all of them, and notes that it was used. */
export async function codeAll(
  targets: Targets,
  code: string,
  nouns: { quotes: Quotes; codes: Codes },
): Promise<void> {
  nouns.codes.used([code])
  await nouns.quotes.codeAll(targets.passages, targets.quotes, [code])
}
