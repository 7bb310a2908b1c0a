import { EditorSelection, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { Range } from '@/bridge/types'
import type { Passages } from '../passages'
import { snap } from '../words'

interface Mouse {
  passages: () => Passages
  /** Called as the button is released, with the event that ended the selection. */
  onrelease: (view: EditorView, e: MouseEvent) => void
}

/** Selects by mouse: whole words (Alt: letters), a sentence by two clicks, a turn by three. */
export function mouse({ passages, onrelease }: Mouse): Extension {
  return EditorView.mouseSelectionStyle.of((view, down) => {
    if (down.button !== 0) return null
    const at = (e: MouseEvent) => view.posAtCoords({ x: e.clientX, y: e.clientY }, false)
    const anchor = down.shiftKey ? view.state.selection.main.anchor : at(down)
    const unit = unitOf(passages(), down.detail)
    window.addEventListener('mouseup', (e) => onrelease(view, e), { once: true })
    return {
      update: () => false,
      get(e) {
        const head = at(e)
        const dragged = { start: Math.min(anchor, head), end: Math.max(anchor, head) }
        if (unit) return select(join(unit(dragged.start), unit(dragged.end)), head < anchor)
        if (e.altKey || head === anchor) return EditorSelection.single(anchor, head)
        return select(snap(passages().text, dragged), head < anchor)
      },
    }
  })
}

function unitOf(passages: Passages, clicks: number): ((at: number) => Range) | null {
  if (clicks === 2) return (at) => passages.sentenceAt(at)
  if (clicks > 2) return (at) => passages.blockAt(at)
  return null
}

function join(a: Range, b: Range): Range {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }
}

function select({ start, end }: Range, backwards: boolean): EditorSelection {
  return backwards ? EditorSelection.single(end, start) : EditorSelection.single(start, end)
}
