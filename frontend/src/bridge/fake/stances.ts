import type { Bridge } from '../bridge'
import { AutocodeFake } from './autocode'
import { quoteOf } from './queries'
import { codingsOf, newId, quoteView } from './records'

interface Pair {
  both: number
  onlyA: number
  onlyB: number
}

function kappaOf({ both, onlyA, onlyB }: Pair, all: number): { kappa: number; known: boolean } {
  const [a, b] = [(both + onlyA) / all, (both + onlyB) / all]
  const expected = a * b + (1 - a) * (1 - b)
  if (!all || expected >= 1) return { kappa: 0, known: false }
  return { kappa: ((all - onlyA - onlyB) / all - expected) / (1 - expected), known: true }
}

/** What codings of the fake say. */
export class StancesFake extends AutocodeFake {
  dimensions = () => this.tools.read((r) => r.dimensions)

  setDimensions: Bridge['setDimensions'] = (list) =>
    this.tools.change('dimensions_edit', '', ['project'], (r) => {
      r.dimensions = list.map((d) => ({
        id: d.id || newId('dimension'),
        name: d.name,
        values: d.values.map((v) => ({ id: v.id || newId('value'), name: v.name })),
      }))
    })

  setStance: Bridge['setStance'] = (id, code, dimension, value) =>
    this.tools.change('stance', '', ['quotes'], (r) => {
      const q = quoteOf(r, id)
      q.codings = codingsOf(q).map((c) => {
        if (c.code !== code) return c
        const others = c.stances.filter((s) => s.dimension !== dimension)
        return { ...c, stances: value ? [...others, { dimension, value }] : others }
      })
      return quoteView(r, q)
    })

  agreement: Bridge['agreement'] = (first, second) =>
    this.tools.read((r) => {
      const people = [first, second]
      const by = (testimony: string, code: string, who: string) => {
        const marked = new Set<number>()
        for (const q of r.quotes)
          if (q.testimony === testimony && (q.codes.includes(code) || !code))
            for (const c of codingsOf(q))
              if ((!code || c.code === code) && [c.by, ...c.also].includes(who))
                for (let at = q.start; at < q.end; at++) marked.add(at)
        return marked
      }
      const compared = r.testimonies.filter((t) =>
        people.every((who) => by(t.meta.id, '', who).size > 0),
      )
      const characters = compared.reduce((n, t) => n + t.text.length, 0)
      const pairOf = (code: string): Pair => {
        const pair = { both: 0, onlyA: 0, onlyB: 0 }
        for (const t of compared) {
          const [a, b] = [by(t.meta.id, code, first), by(t.meta.id, code, second)]
          const both = [...a].filter((at) => b.has(at)).length
          pair.both += both
          pair.onlyA += a.size - both
          pair.onlyB += b.size - both
        }
        return pair
      }
      const codes = r.codes
        .map((c) => ({ code: c.id, ...pairOf(c.id) }))
        .filter((c) => c.both + c.onlyA + c.onlyB > 0)
      const sum = codes.reduce(
        (all, c) => ({
          both: all.both + c.both,
          onlyA: all.onlyA + c.onlyA,
          onlyB: all.onlyB + c.onlyB,
        }),
        { both: 0, onlyA: 0, onlyB: 0 },
      )
      return {
        testimonies: compared.length,
        characters,
        codes: codes.map((c) => ({ ...c, ...kappaOf(c, characters) })),
        all: { code: '', ...sum, ...kappaOf(sum, characters * codes.length) },
      }
    })

  coders = () =>
    this.tools.read((r) => ({
      me: 'Camille',
      names: [...new Set(r.quotes.flatMap((q) => codingsOf(q).map((c) => c.by)))].sort(),
    }))
}
