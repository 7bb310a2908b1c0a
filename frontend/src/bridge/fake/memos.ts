import type { Bridge } from '../bridge'
import { BridgeError } from '../error'
import type { Memo, MemoKind, MemoLink } from '../memosBridge'
import { codeTree, type Records } from './records'
import { ReshapeFake } from './reshape'

const kinds: MemoKind[] = [
  'project',
  'testimony',
  'code',
  'quote',
  'collection',
  'participant',
  'attribute',
]

/** A memo of the fake, with what it stands in. */
interface Slot {
  kind: MemoKind
  id: string
  name: string
  title: string
  /** What holds the memo. */
  of: { memo?: string }
}

function slots(r: Records): Slot[] {
  const paths = new Map(codeTree(r).map((c) => [c.id, c.path]))
  const slot = (kind: MemoKind, id: string, name: string, of: Slot['of'], title = ''): Slot => ({
    kind,
    id,
    name,
    title,
    of,
  })
  return [
    slot('project', 'project', r.name, r),
    ...r.testimonies.map(({ meta }) => slot('testimony', meta.id, meta.title, meta)),
    ...r.codes.map((c) => slot('code', c.id, paths.get(c.id) ?? c.name, c)),
    ...r.quotes.map((q) =>
      slot(
        'quote',
        q.id,
        q.text.split(' ').slice(0, 6).join(' ') + '…',
        q,
        `${q.title}, ${q.turn}`,
      ),
    ),
    ...r.collections.map((c) => slot('collection', c.meta.id, c.meta.name, c)),
    ...r.participants.map((p) => slot('participant', p.id, p.name, p)),
    ...r.attributes.map((a) => slot('attribute', a.id, a.name, a)),
  ]
}

function linksOf(r: Records, memo: string): MemoLink[] {
  const found = new Map<string, MemoLink>()
  for (const [ref, kind, id = ''] of memo.matchAll(/\[\[(quote|code):([0-9A-Za-z-]+)\]\]/g)) {
    const to = slots(r).find((s) => s.kind === kind && s.id === id)
    found.set(ref, { kind: kind as MemoLink['kind'], id, name: to?.name ?? '', gone: !to })
  }
  return [...found.values()]
}

const plain = (s: string) =>
  s
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

/** The memos of the fake. */
export class MemosFake extends ReshapeFake {
  memos: Bridge['memos'] = ({ kinds: wanted, text, byKind }) =>
    this.tools.read((r) => {
      const words = plain(text).split(/\s+/).filter(Boolean)
      const all = slots(r).flatMap(({ kind, id, name, title, of }): Memo[] => {
        const memo = of.memo ?? ''
        if (!memo || (wanted.length && !wanted.includes(kind))) return []
        const links = linksOf(r, memo)
        const said = plain([memo, name, ...links.map((l) => l.name)].join(' '))
        if (!words.every((w) => said.includes(w))) return []
        return [
          { kind, id, name, title, text: memo, links, at: '2026-03-14T10:00:00Z', by: 'Camille' },
        ]
      })
      return byKind ? all.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)) : all
    })

  setMemo: Bridge['setMemo'] = (kind, id, memo) =>
    this.tools.change(
      kind === 'quote' ? 'quote_memo' : 'memo_edit',
      '',
      ['project', 'testimonies', 'codes', 'quotes', 'collections', 'participants', 'attributes'],
      (r) => {
        const slot = slots(r).find((s) => s.kind === kind && (kind === 'project' || s.id === id))
        if (!slot) throw new BridgeError('not_found', `${kind} ${id}`, id)
        slot.of.memo = memo
      },
    )

  pickMemosExport = (_title: string, name: string, format: string) =>
    this.tools.read(() => `/home/camille/${name}.${format}`)
  exportMemos = () => this.tools.read(() => undefined)
}
