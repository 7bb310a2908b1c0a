import type { AutoPassage, AutoPlan, AutoRule } from '../autocodeBridge'
import type { Bridge } from '../bridge'
import { BridgeError } from '../error'
import type { Passage } from '../types'
import { codePassage } from './edits'
import { PassagesFake } from './passages'
import { codeName, codeOf } from './queries'
import type { Records } from './records'

const same = (a: Passage) => (b: Passage) =>
  a.testimony === b.testimony && a.start === b.start && a.end === b.end

const plain = (s: string) =>
  s
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

/** Every sentence of the fake, as simply as can be. */
function sentencesOf(r: Records): AutoPassage[] {
  return r.testimonies.flatMap((t) =>
    t.turns.flatMap((turn, i) => {
      const words = t.text.slice(turn.start, turn.end)
      return [...words.matchAll(/[^.!?…]+[.!?…]*/g)].flatMap((m) => {
        const text = m[0].trim()
        const start = turn.start + m.index + m[0].indexOf(text)
        const speaker = t.meta.speakers[turn.speaker]
        if (!text || speaker?.interviewer) return []
        return [
          {
            testimony: t.meta.id,
            start,
            end: start + text.length,
            title: t.meta.title,
            speaker: speaker?.name ?? '',
            turn: i + 1,
            time: '',
            text,
            before: '',
            after: '',
            matches: [],
            shared: [],
          },
        ]
      })
    }),
  )
}

function plan(r: Records, code: string, rule: AutoRule): AutoPlan {
  if (rule.kind === 'regexp' && /^[(*+?]/.test(rule.text))
    throw new BridgeError('bad_expression', '', rule.text, 'missing closing ): `(`')
  const words = rule.kind === 'words' ? rule.text.split(/[,;\n]/) : [rule.text]
  const wanted = words.map((w) => plain(w.trim())).filter(Boolean)
  const found = sentencesOf(r).flatMap((p) => {
    if (rule.testimony && p.testimony !== rule.testimony) return []
    if (rule.kind === 'speaker') return plain(p.speaker) === wanted[0] ? [p] : []
    const matches = wanted.flatMap((w) => {
      const at = plain(p.text).indexOf(w)
      return at < 0 ? [] : [{ start: at, end: at + w.length }]
    })
    return matches.length ? [{ ...p, matches }] : []
  })
  const carries = (p: AutoPassage) =>
    r.quotes.some(
      (q) =>
        q.testimony === p.testimony && q.codes.includes(code) && q.start < p.end && q.end > p.start,
    )
  const passages = found.filter((p) => !carries(p))
  return { passages, total: passages.length, coded: found.length - passages.length }
}

/** Rules of the fake: words in sentences. */
export class AutocodeFake extends PassagesFake {
  #refused: Passage[] = []

  planAutocode: Bridge['planAutocode'] = (code, rule) => this.tools.read((r) => plan(r, code, rule))

  autocode: Bridge['autocode'] = (code, rule, without) =>
    this.tools.change('autocode', '', ['quotes'], (r) => {
      const passages = plan(r, code, rule).passages.filter((p) => !without.some(same(p)))
      for (const p of passages) codePassage(r, p.testimony, p.start, p.end, [code])
      return passages.length
    })

  like: Bridge['like'] = (code) =>
    this.tools.read((r) => {
      const examples = r.quotes.filter((q) => q.codes.includes(code)).map((q) => plain(q.text))
      return sentencesOf(r).flatMap((p) => {
        const words = [...new Set(plain(p.text).match(/\p{L}{4,}/gu) ?? [])]
        const shared = words.filter((w) => examples.some((e) => e.includes(w)))
        const taken = r.quotes.some(
          (q) => q.testimony === p.testimony && q.start < p.end && q.end > p.start,
        )
        return shared.length > 0 && !taken && !this.#refused.some(same(p)) ? [{ ...p, shared }] : []
      })
    })

  refuseLike: Bridge['refuseLike'] = (code, passages) =>
    this.tools.change('autocode_refuse', '', ['codes'], (r) => {
      codeName(r, codeOf(r, code).id)
      this.#refused.push(...passages)
    })
}
