import type { Hit, Range } from '@/bridge/types'
import type { Cited } from '@/domain/citing'
import type { Found } from './codeHits'

/**
 * Returns the words of testimonies among matches, each place once: a quote whole, of a turn the
 * sentences that `around` finds. Memos and codes are no words of a testimony.
 */
export function citedOf(
  found: readonly Found[],
  around: (text: string, match: Range) => Range,
): Cited[] {
  const cited = new Map<string, Cited>()
  for (const { hit, match } of found) {
    if (hit.kind !== 'testimony' && hit.kind !== 'quote') continue
    const range = hit.matches[match]
    const { start, end } =
      hit.kind === 'testimony' && range
        ? around(hit.text, range)
        : { start: 0, end: hit.text.length }
    const one = passage(hit, start, end)
    cited.set(`${one.testimony} ${one.start} ${one.end}`, one)
  }
  return [...cited.values()]
}

const passage = (hit: Hit, start: number, end: number): Cited => ({
  testimony: hit.testimony,
  title: hit.title,
  start: hit.start + start,
  end: hit.start + end,
  text: hit.text.slice(start, end),
  speaker: hit.speaker,
  turn: hit.turn,
  time: hit.time,
})
