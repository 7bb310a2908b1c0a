import type { Bridge } from '../bridge'
import type { CodebookPlan, CodeStep } from '../codebookTypes'
import { BridgeError } from '../error'
import { codeName, codeOf, quoteOf } from './queries'
import { addCode, codeTree, type Records } from './records'
import { RecordingsFake } from './recordings'

/** A code with those under it. */
function family(r: Records, id: string): Set<string> {
  const all = new Set([id])
  for (const c of codeTree(r)) if (all.has(c.parent)) all.add(c.id)
  return all
}

function below(text: string, name: string, more: string): string {
  if (!more || text.includes(more)) return text
  return text ? `${text}\n\n${name} : ${more}` : more
}

function merge(r: Records, from: string, into: string): void {
  if (from === into) throw new BridgeError('invalid', 'a code cannot be merged with itself')
  const [gone, kept] = [codeOf(r, from), codeOf(r, into)]
  kept.definition = below(kept.definition, gone.name, gone.definition)
  kept.inclusion = below(kept.inclusion, gone.name, gone.inclusion)
  kept.exclusion = below(kept.exclusion, gone.name, gone.exclusion)
  kept.memo = below(kept.memo, gone.name, gone.memo)
  if (family(r, from).has(into)) kept.parent = gone.parent
  for (const c of r.codes) if (c.parent === from && c.id !== into) c.parent = into
  for (const q of r.quotes)
    q.codes = [...new Set(q.codes.map((code) => (code === from ? into : code)))]
  r.codes = r.codes.filter((c) => c.id !== from)
}

/** The codebook of the fake, and a file that it reads as one. */
export class CodebookFake extends RecordingsFake {
  mergeCodes: Bridge['mergeCodes'] = (from, into) =>
    this.tools.change('code_merge', '', ['codes', 'quotes', 'collections'], (r) => {
      for (const id of from) merge(r, id, into)
    })

  sortQuotes: Bridge['sortQuotes'] = (quotes, from, to) =>
    this.tools.change('code_split', '', ['quotes'], (r) => {
      for (const q of quotes.map((id) => quoteOf(r, id)))
        q.codes = [...new Set([...q.codes.filter((c) => c !== from), ...to])]
    })

  archiveCode: Bridge['archiveCode'] = (id, archived) =>
    this.tools.change(archived ? 'code_archive' : 'code_restore', '', ['codes'], (r) => {
      const under = family(r, id)
      for (const c of r.codes) {
        const above = !archived && family(r, c.id).has(id)
        if (under.has(c.id) || above) c.archived = archived
      }
    })

  codeHistory = (id: string): Promise<CodeStep[]> =>
    this.tools.read((r) => {
      const { name, definition } = codeOf(r, id)
      const step = { count: 1, undoes: 0, redoes: 0, subject: name, by: 'Camille' }
      return [
        {
          step: { ...step, seq: 12, at: '2026-03-14T11:30:00Z', action: 'code_edit' },
          fields: [{ name: 'definition', here: '', there: definition || 'Oser faire sans aide.' }],
        },
        {
          step: { ...step, seq: 3, at: '2026-03-12T09:00:00Z', action: 'code_add', by: 'Joëlle' },
          fields: [{ name: 'name', here: '', there: name }],
        },
      ]
    })

  pickCodebook = () => Promise.resolve('/home/camille/grille de Namur.qdc')
  pickCodebookExport: Bridge['pickCodebookExport'] = (_title, name, format) =>
    Promise.resolve(`/home/camille/${name}.${format}`)
  exportCodebook = () => Promise.resolve()

  planCodebook = (): Promise<CodebookPlan> => this.tools.read((r) => plan(r))
  importCodebook: Bridge['importCodebook'] = (path) =>
    this.tools.change('code_import', path.split('/').pop() ?? '', ['codes'], (r) => {
      const done = plan(r)
      for (const { path, what } of done.codes) if (what === 'added') addCode(r, path, '', '')
      const first = r.codes[0]
      if (first) first.definition = 'Se voir autrement, et le dire.'
      return done
    })
}

function plan(r: Records): CodebookPlan {
  const first = r.codes[0]
  const codes: CodebookPlan['codes'] = first
    ? [
        {
          path: codeName(r, first.id),
          what: 'changed',
          fields: [
            {
              name: 'definition',
              here: first.definition,
              there: 'Se voir autrement, et le dire.',
            },
          ],
        },
      ]
    : []
  for (const [name, definition] of [
    ['Santé', 'Ce qui change pour le corps et le moral.'],
    ['Temps pour soi', ''],
  ] as const)
    codes.push({
      path: name,
      what: 'added',
      fields: [
        { name: 'name', here: '', there: name },
        ...(definition ? [{ name: 'definition', here: '', there: definition }] : []),
      ],
    })
  return { codes, added: 2, changed: codes.length - 2, unchanged: 9 }
}
