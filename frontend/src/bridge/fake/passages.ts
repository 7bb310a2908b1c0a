import { clockAt } from '../clock'
import type { ConfirmedRepeat, PassagePlace, RepeatedPassage } from '../passagesBridge'
import type { Bridge } from '../bridge'
import type { Passage, Piece } from '../types'
import { codePassage } from './edits'
import { quoteOf, repeatsWithin } from './queries'
import { newId, type FakeTestimony, type Records } from './records'
import { comparison } from './words'
import { CodebookFake } from './codebook'

const folded = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function placeOf(r: Records, t: FakeTestimony, start: number, end: number): PassagePlace {
  const on = r.quotes.filter((q) => q.testimony === t.meta.id && q.start < end && q.end > start)
  const turn = t.turns.findIndex((one) => one.start < end && one.end > start)
  return {
    testimony: t.meta.id,
    title: t.meta.title,
    speaker: t.meta.speakers[t.turns[turn]?.speaker ?? -1]?.name ?? '',
    turn: turn + 1,
    time: clockAt(t.times, start, end),
    start,
    end,
    text: t.text.slice(start, end),
    cut: false,
    quotes: on.map((q) => q.id),
    codes: [...new Set(on.flatMap((q) => q.codes))],
    quote: on.find((q) => q.start === start && q.end === end)?.id ?? '',
  }
}

// The fake compares whole turns: those of the same words are a passage.
function passagesOf(r: Records, least: number, interviewers: boolean): RepeatedPassage[] {
  const said = new Map<string, PassagePlace[]>()
  for (const t of r.testimonies)
    for (const { start, end, speaker } of t.turns) {
      if (!interviewers && t.meta.speakers[speaker]?.interviewer) continue
      const words = folded(t.text.slice(start, end))
      if (words.length < least) continue
      const key = words.join(' ')
      said.set(key, [...(said.get(key) ?? []), placeOf(r, t, start, end)])
    }
  return [...said]
    .filter(([, places]) => places.length > 1)
    .map(([key, places]) => ({
      id: key,
      kind: 'exact',
      similarity: 1,
      words: key.split(' ').length,
      linked: r.verdicts.some((v) => v.same && places.every((p) => v.quotes.includes(p.quote))),
      places,
    }))
}

/** What is said again in the fake, between quotes and in the texts. */
export class PassagesFake extends CodebookFake {
  repeats: Bridge['repeats'] = (near, where) =>
    this.tools.read((r) => repeatsWithin(r, near || 0.5, where))

  repeatedPassages = (least: number, interviewers: boolean): Promise<RepeatedPassage[]> =>
    this.tools.read((r) => passagesOf(r, least, interviewers))

  countPassages = (testimonies: string[]): Promise<number> =>
    this.tools.read(
      (r) =>
        passagesOf(r, 12, false).filter((p) =>
          p.places.some((at) => testimonies.includes(at.testimony)),
        ).length,
    )

  compareTexts = (left: string, right: string): Promise<Piece[]> =>
    this.tools.read(() => comparison(left, right))

  confirmRepeats = (groups: ConfirmedRepeat[]): Promise<void> =>
    this.tools.change('repeat_confirm', '', ['verdicts'], (r) => {
      for (const g of groups) r.verdicts.push({ id: newId('verdict'), same: true, ...g })
    })

  uniteRepeat = (quotes: string[], stands: string): Promise<void> =>
    this.tools.change('repeat_confirm', '', ['quotes', 'verdicts'], (r) => {
      const first = quoteOf(r, stands)
      for (const q of quotes.map((id) => quoteOf(r, id))) {
        first.codes = [...new Set([...first.codes, ...q.codes])]
        if (q !== first) first.memo = [first.memo, q.memo].filter(Boolean).join('\n\n')
      }
      r.verdicts.push({ id: newId('verdict'), same: true, quotes, stands })
    })

  echoes = (quote: string): Promise<PassagePlace[]> =>
    this.tools.read((r) => {
      const own = quoteOf(r, quote)
      return passagesOf(r, 6, false)
        .filter((p) => p.places.some((at) => at.quotes.includes(quote)))
        .flatMap((p) => p.places)
        .filter((at) => at.testimony !== own.testimony || !at.quotes.includes(quote))
    })

  linkPassage = (places: Passage[]): Promise<void> =>
    this.tools.change('repeat_confirm', '', ['quotes', 'verdicts'], (r) => {
      const codes = places.flatMap(
        (p) =>
          r.quotes.find(
            (q) => q.testimony === p.testimony && q.start === p.start && q.end === p.end,
          )?.codes ?? [],
      )
      const quotes = places.map((p) => codePassage(r, p.testimony, p.start, p.end, codes).id)
      r.verdicts.push({ id: newId('verdict'), same: true, quotes, stands: quotes[0] ?? '' })
    })
}
