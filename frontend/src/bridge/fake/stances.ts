import type { Bridge } from '../bridge'
import { AutocodeFake } from './autocode'
import { quoteOf } from './queries'
import { codingsOf, newId, quoteView } from './records'

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

  coders = () =>
    this.tools.read((r) => ({
      me: 'Camille',
      names: [...new Set(r.quotes.flatMap((q) => codingsOf(q).map((c) => c.by)))].sort(),
    }))
}
