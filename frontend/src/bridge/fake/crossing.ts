import type { Bridge } from '../bridge'
import type { Crossed } from '../crossingBridge'
import { attributeOf, holders } from './people'
import { meets } from './peopleValues'
import { codeTree, codingsOf, type Records } from './records'
import { WorkshopsFake } from './workshops'

type FakeQuote = Records['quotes'][number]

/** The groups that the values of an attribute make: each value, and which quotes are in it. */
function groupsOf(r: Records, attribute: string) {
  if (!attribute) return [{ value: '', bearers: r.testimonies.length, holds: (): boolean => true }]
  const of = attributeOf(r, attribute)
  const all = holders(r, of.of)
  const valueOf = (id: string | undefined): string =>
    all.find((h) => h.id === id)?.values.find((v) => v.attribute === attribute)?.text ?? ''
  const valueOfQuote = (q: FakeQuote): string => {
    if (of.of === 'testimony') return valueOf(q.testimony)
    const meta = r.testimonies.find((t) => t.meta.id === q.testimony)?.meta
    return valueOf(meta?.speakers.find((s) => s.name === q.speaker)?.participant)
  }
  const said = all.map((h) => valueOf(h.id))
  const named = [...new Set([...of.choices, ...said])].filter(Boolean)
  const values = said.includes('') ? [...named, ''] : named
  return values.map((value) => ({
    value,
    bearers: said.filter((s) => s === value).length,
    holds: (q: FakeQuote): boolean => valueOfQuote(q) === value,
  }))
}

/** Cross tables of the fake, in which no repeat counts less. */
export class CrossingFake extends WorkshopsFake {
  crossing: Bridge['crossing'] = (dimension, attribute, where) =>
    this.tools.read((r) => {
      const quotes = r.quotes.filter((q) => meets(r, q, where))
      const values = r.dimensions.find((d) => d.id === dimension)?.values.map((v) => v.id) ?? []
      const groups = groupsOf(r, attribute)
      const says = (q: FakeQuote, value: string, family?: string[]): boolean =>
        codingsOf(q).some(
          (c) =>
            (!family || family.includes(c.code)) &&
            (c.stances.find((s) => s.dimension === dimension)?.value ?? '') === value,
        )
      const count = (family?: string[]): Crossed => {
        const each = groups.map(({ holds }) =>
          [...values, ''].map((v) => quotes.filter((q) => holds(q) && says(q, v, family)).length),
        )
        return { each, once: each }
      }
      const tree = codeTree(r)
      const codes = tree.map(({ id, path }) => {
        const under = tree.filter((c) => c.path === path || c.path.startsWith(`${path}/`))
        return { code: id, said: count(under.map((c) => c.id)) }
      })
      return {
        groups: groups.map(({ value, bearers, holds }) => {
          const { length } = quotes.filter(holds)
          return { value, bearers, quotes: length, once: length }
        }),
        all: count(),
        codes: codes.filter((c) => c.said.each.flat().some((n) => n > 0)),
      }
    })

  pickTable: Bridge['pickTable'] = (_title, name, format) =>
    Promise.resolve(`/home/camille/${name}.${format}`)

  exportCrossing: Bridge['exportCrossing'] = () => Promise.resolve()
}
