import { RangeSetBuilder, StateEffect, StateField, type Extension } from '@codemirror/state'
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view'
import type { Range } from '@/bridge/types'

/** A passage that stands out in the colour of its code. */
export interface Lit extends Range {
  color: string
}

/** Says which passages are coded; ranges that do not touch, in their order. */
export const setCoded = StateEffect.define<readonly Range[]>()
/** Says which passages stand out. */
export const setLit = StateEffect.define<readonly Lit[]>()
/** Says what the recording says now: one passage, or none. */
export const setHeard = StateEffect.define<readonly Range[]>()
/** Says where the words sought were found. */
export const setFound = StateEffect.define<readonly Range[]>()
/** Says what one went to: one passage, until the selection moves, or none. */
export const setHit = StateEffect.define<readonly Range[]>()

const coded = Decoration.mark({ class: 'cm-coded' })
const chosen = Decoration.mark({ class: 'cm-chosen' })
const heard = Decoration.mark({ class: 'cm-heard' })
const found = Decoration.mark({ class: 'cm-found' })

const field = <T extends Range>(
  effect: ReturnType<typeof StateEffect.define<readonly T[]>>,
  mark: (range: T) => Decoration,
  stays = true,
): StateField<DecorationSet> =>
  StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update: (set, tr) => {
      for (const e of tr.effects)
        if (e.is(effect)) {
          const builder = new RangeSetBuilder<Decoration>()
          for (const r of e.value)
            if (r.end > r.start && r.end <= tr.newDoc.length) builder.add(r.start, r.end, mark(r))
          return builder.finish()
        }
      if (tr.selection && !stays) return Decoration.none
      return tr.docChanged ? set.map(tr.changes) : set
    },
    provide: (f) => EditorView.decorations.from(f),
  })

/** Joins ranges (sorted by start) that touch or overlap, so that one tint says "coded". */
export function union(ranges: readonly Range[]): Range[] {
  const joined: Range[] = []
  for (const { start, end } of ranges) {
    const last = joined.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}

/** Whether two lists hold the same ranges in the same colours. */
export function sameRanges(a: readonly (Range | Lit)[], b: readonly (Range | Lit)[]): boolean {
  const colorOf = (r: Range | Lit) => ('color' in r ? r.color : '')
  return (
    a.length === b.length &&
    a.every((r, i) => {
      const s = b[i]
      return s?.start === r.start && s.end === r.end && colorOf(s) === colorOf(r)
    })
  )
}

const selection = EditorView.decorations.compute(['selection'], ({ selection: { main } }) =>
  main.empty ? Decoration.none : Decoration.set(chosen.range(main.from, main.to)),
)

/** Paints what is coded, what stands out, what was found and what is selected, each over the one before. */
export const paint: Extension = [
  field<Range>(setCoded, () => coded),
  field<Lit>(setLit, ({ color }) =>
    Decoration.mark({ class: 'cm-lit', attributes: { style: `--lit: ${color}` } }),
  ),
  field<Range>(setHeard, () => heard),
  field<Range>(setFound, () => found),
  field<Range>(setHit, () => found, false),
  selection,
]
