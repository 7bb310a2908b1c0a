import { EditorSelection, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { Range } from '@/bridge/types'
import type { Passages } from '../passages'
import { snap } from '../words'

interface Mouse {
  passages: () => Passages
  /** Called as the button is released, with the event that ended the selection. */
  onrelease: (view: EditorView, e: MouseEvent) => void
  carry: CarryEvents
}

/** The words selected, taken by the mouse to be carried elsewhere in the window. */
export interface CarryEvents {
  /** Whether they can be carried now. */
  may: () => boolean
  onbegin: () => void
  onmove: (x: number, y: number) => void
  /** They were let go of, or given up with Escape. */
  onend: (kept: boolean) => void
}

/** How far the pointer goes before what it took is carried, in pixels. */
const slack = 5

/** Takes the words selected with the pointer; a click among them puts the caret there. */
function carrying({ carry, onrelease }: Mouse): Extension {
  return EditorView.domEventHandlers({
    // A drag of the browser's own would keep the pointer from selecting anew, with Alt or Shift.
    dragstart(e) {
      e.preventDefault()
      return true
    },
    mousedown(down, view) {
      const { main } = view.state.selection
      const plain = down.button === 0 && down.detail === 1 && !down.shiftKey && !down.altKey
      if (!plain || main.empty || !carry.may()) return false
      const at = view.posAtCoords({ x: down.clientX, y: down.clientY })
      if (at === null || at <= main.from || at >= main.to) return false
      // The browser would drag the words itself, and tell no pointer where.
      down.preventDefault()
      view.focus()
      const stop = new AbortController()
      const options = { signal: stop.signal, capture: true }
      let carried = false
      const end = (kept: boolean) => {
        stop.abort()
        if (carried) carry.onend(kept)
      }
      const move = ({ clientX: x, clientY: y }: PointerEvent) => {
        const far = Math.hypot(x - down.clientX, y - down.clientY) >= slack
        if (!carried && far) carry.onbegin()
        carried ||= far
        if (carried) carry.onmove(x, y)
      }
      const release = (e: PointerEvent) => {
        end(true)
        if (carried) return
        view.dispatch({ selection: { anchor: at } })
        onrelease(view, e)
      }
      const cancel = (e: KeyboardEvent) => {
        if (e.key !== 'Escape' || !carried) return
        e.stopPropagation()
        end(false)
      }
      window.addEventListener('pointermove', move, options)
      window.addEventListener('pointerup', release, options)
      window.addEventListener('pointercancel', () => end(false), options)
      window.addEventListener('keydown', cancel, options)
      return true
    },
  })
}

/**
 * Selects by mouse: whole words (Alt: letters), a sentence by two clicks, a turn by three. Words that
 * are selected are carried.
 */
export function mouse(events: Mouse): Extension {
  const { passages, onrelease } = events
  const selecting = EditorView.mouseSelectionStyle.of((view, down) => {
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
  return [carrying(events), selecting]
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
