import { StateEffect, StateField, type Extension } from '@codemirror/state'
import { EditorView, layer, type LayerMarker } from '@codemirror/view'
import type { Range } from '@/bridge/types'

/** The end of a quote that a handle moves. */
export type Side = 'start' | 'end'

/** What the page does as a handle is dragged. Positions are UTF-16 units. */
export interface EndsEvents {
  /** The name of a handle, in the interface's language. */
  label: (side: Side) => string
  /** A handle was taken. */
  ontake: (side: Side) => void
  /** It is at a position; `free` while the key is held that lets it stop inside a word. */
  ondrag: (at: number, free: boolean) => void
  /** It was let go, or, with `kept` false, put back. */
  onlet: (kept: boolean) => void
}

/** Says whose ends have handles: one passage, or none. */
export const setEnds = StateEffect.define<Range | null>()

const ends = StateField.define<Range | null>({
  create: () => null,
  update: (value, tr) => {
    for (const e of tr.effects) if (e.is(setEnds)) value = e.value
    if (!value || !tr.docChanged) return value
    return { start: tr.changes.mapPos(value.start, 1), end: tr.changes.mapPos(value.end, -1) }
  },
})

/** Rows of pixels at the edges of the page where a handle held there scrolls it. */
const edge = 32

class Handle implements LayerMarker {
  constructor(
    readonly side: Side,
    private readonly left: number,
    private readonly top: number,
    private readonly height: number,
    private readonly label: string,
  ) {}

  eq(other: LayerMarker): boolean {
    return (
      other instanceof Handle &&
      other.side === this.side &&
      other.left === this.left &&
      other.top === this.top &&
      other.height === this.height &&
      other.label === this.label
    )
  }

  draw(): HTMLElement {
    const handle = document.createElement('div')
    handle.className = `cm-end ${this.side}`
    handle.dataset.side = this.side
    this.#place(handle)
    return handle
  }

  update(handle: HTMLElement, old: LayerMarker): boolean {
    if (!(old instanceof Handle) || old.side !== this.side) return false
    this.#place(handle)
    return true
  }

  #place(handle: HTMLElement): void {
    handle.title = this.label
    handle.style.left = `${this.left}px`
    handle.style.top = `${this.top}px`
    handle.style.height = `${this.height}px`
  }
}

/** Draws a handle at either end of a quote, which the mouse moves. The keys have verbs of their own. */
export function endHandles(events: EndsEvents): Extension {
  return [
    ends,
    layer({
      above: true,
      class: 'cm-ends',
      update: (update) =>
        update.docChanged ||
        update.geometryChanged ||
        update.viewportChanged ||
        update.startState.field(ends) !== update.state.field(ends),
      markers: (view) => handlesOf(view, events.label),
      mount: (element, view) => {
        element.addEventListener('pointerdown', (e) => take(e, view, events))
      },
    }),
  ]
}

function handlesOf(view: EditorView, label: EndsEvents['label']): Handle[] {
  const range = view.state.field(ends)
  if (!range || range.end > view.state.doc.length) return []
  const { from, to } = view.viewport
  const base = view.scrollDOM.getBoundingClientRect()
  const { scrollTop, scrollLeft } = view.scrollDOM
  return (['start', 'end'] as const).flatMap((side) => {
    const at = range[side]
    if (at < from || at > to) return []
    const place = view.coordsAtPos(at, side === 'start' ? 1 : -1)
    if (!place) return []
    const [left, top] = [place.left - base.left + scrollLeft, place.top - base.top + scrollTop]
    return [new Handle(side, left, top, place.bottom - place.top, label(side))]
  })
}

function take(down: PointerEvent, view: EditorView, events: EndsEvents): void {
  const handle = down.target instanceof HTMLElement ? down.target.dataset.side : undefined
  if ((handle !== 'start' && handle !== 'end') || down.button !== 0) return
  down.preventDefault()
  down.stopPropagation()
  events.ontake(handle)
  let last: PointerEvent | MouseEvent = down
  let frame = 0
  const stop = new AbortController()
  const { signal } = stop
  const move = () => {
    const at = view.posAtCoords({ x: last.clientX, y: last.clientY }, false)
    events.ondrag(at, last.altKey)
  }
  const scroll = () => {
    const { top, bottom } = view.scrollDOM.getBoundingClientRect()
    const over = Math.min(0, last.clientY - top - edge) + Math.max(0, last.clientY - bottom + edge)
    if (over) {
      view.scrollDOM.scrollTop += over / 3
      move()
    }
    frame = requestAnimationFrame(scroll)
  }
  const done = (kept: boolean) => {
    cancelAnimationFrame(frame)
    stop.abort()
    events.onlet(kept)
  }
  window.addEventListener(
    'pointermove',
    (e) => {
      last = e
      move()
    },
    { signal },
  )
  window.addEventListener('pointerup', () => done(true), { signal })
  window.addEventListener('pointercancel', () => done(false), { signal })
  window.addEventListener(
    'keydown',
    (e) => {
      if (e.key !== 'Escape') return
      e.preventDefault()
      e.stopPropagation()
      done(false)
    },
    { signal, capture: true },
  )
  frame = requestAnimationFrame(scroll)
}
