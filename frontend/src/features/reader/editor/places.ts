import type { Extension } from '@codemirror/state'
import { ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view'
import type { Range } from '@/bridge/types'

/** Where a passage stands, in pixels from the top of what scrolls. */
export interface Place {
  top: number
  bottom: number
}

/** Calls back whenever what is drawn, or its layout, has changed; `measure` reads places then. */
export function watchPlaces(
  onplaces: (measure: (range: Range) => Place | null) => void,
): Extension {
  return ViewPlugin.fromClass(
    class {
      constructor(readonly view: EditorView) {
        this.ask()
      }

      update(update: ViewUpdate) {
        if (update.viewportChanged || update.geometryChanged) this.ask()
      }

      ask() {
        this.view.requestMeasure({
          key: this,
          read: (view) => onplaces((range) => placeOf(view, range)),
        })
      }
    },
  )
}

/** Returns where a passage stands, cut to what is drawn; null where none of it is. Call it while measuring. */
export function placeOf(view: EditorView, { start, end }: Range): Place | null {
  const { from, to } = view.viewport
  if (start >= to || end <= from || end > view.state.doc.length) return null
  const above = view.scrollDOM.scrollTop - view.scrollDOM.getBoundingClientRect().top
  const first = start < from ? null : view.coordsAtPos(start, 1)
  const last = end > to ? null : view.coordsAtPos(end, -1)
  const top = first?.top ?? view.lineBlockAt(Math.max(start, from)).top + view.documentTop
  const bottom = last?.bottom ?? view.lineBlockAt(Math.min(end, to)).bottom + view.documentTop
  return { top: top + above, bottom: bottom + above }
}
