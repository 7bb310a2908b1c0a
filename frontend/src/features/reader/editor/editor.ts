import {
  Compartment,
  EditorSelection,
  EditorState,
  Text as Document,
  type ChangeSpec,
  type Extension,
  type StateEffect,
} from '@codemirror/state'
import { EditorView, drawSelection } from '@codemirror/view'
import type { Mask, Range, Text } from '@/bridge/types'
import { clipped, masked } from '@/ui/masked'
import { Passages } from '../passages'
import type { Surface } from '../surface'
import { endHandles, type EndsEvents } from './ends'
import { documentOf, layOut } from './layout'
import { showMasks } from './masks'
import { mouse, type CarryEvents } from './mouse'
import { paint } from './paint'
import { showUnseen } from './unseen'
import { watchPlaces, type Place } from './places'

/** What the page around the editor does with what happens in it. */
export interface EditorEvents {
  /** The caret or the selection moved. */
  onselect: (selection: Range & { head: number }) => void
  /** The mouse button was released after a click or a selection. */
  onrelease: () => void
  /** The pointer is over a coded passage at a position, or over none. */
  onhover: (at: number | null) => void
  /** Something was drawn or moved: measure what the margin shows. */
  onplaces: (measure: (range: Range) => Place | null) => void
  /** The handles at the ends of the quote in focus. */
  ends: EndsEvents
  /** The words selected, taken with the pointer. */
  carry: CarryEvents
}

/** The text of a testimony, to read and to select in; it can never be written in. */
export class TextEditor implements Surface {
  readonly view: EditorView
  passages: Passages
  readonly #title: HTMLElement
  readonly #layout = new Compartment()
  readonly #label = new Compartment()
  readonly #masking = new Compartment()
  #masks: readonly Mask[] = []
  /** Lasts from when the focus was taken until a key or the pointer is used. */
  #settling: AbortController | null = null
  readonly #events: EditorEvents
  #text: Text

  constructor(
    parent: HTMLElement,
    title: HTMLElement,
    text: Text,
    masks: readonly Mask[],
    events: EditorEvents,
  ) {
    this.#masks = masks
    this.#title = title
    this.#events = events
    this.#text = text
    this.passages = new Passages(text)
    this.view = new EditorView({ parent, state: this.#stateOf(text) })
  }

  get state(): EditorState {
    return this.view.state
  }

  get ends(): { anchor: number; head: number } {
    const { anchor, head } = this.state.selection.main
    return { anchor, head }
  }

  get box(): DOMRect {
    return this.view.scrollDOM.getBoundingClientRect()
  }

  placeOf(position: number): { left: number; top: number; bottom: number } | null {
    return this.view.coordsAtPos(Math.min(position, this.state.doc.length), -1)
  }

  /**
   * Shows a text, with pseudonyms in the place of names. One already shown keeps its place and
   * selection, whatever its speakers and its words became.
   */
  show(text: Text, masks: readonly Mask[]): void {
    const was = this.#text
    const otherMasks = masks !== this.#masks && (masks.length > 0 || this.#masks.length > 0)
    if (text === was && !otherMasks) return
    this.#text = text
    this.#masks = masks
    const corrected = text.text !== was.text
    if (corrected || text.testimony.id !== was.testimony.id) this.passages = new Passages(text)
    if (text.testimony.id !== was.testimony.id) {
      this.view.setState(this.#stateOf(text))
      this.view.scrollDOM.scrollTop = 0
      return
    }
    const effects: StateEffect<unknown>[] = []
    if (text !== was)
      effects.push(
        this.#layout.reconfigure(layOut(text, this.#title)),
        this.#label.reconfigure(attributes(text)),
      )
    if (otherMasks || corrected) effects.push(this.#masking.reconfigure(this.#masked(text)))
    this.view.dispatch({ changes: corrected ? changeBetween(was.text, text.text) : [], effects })
  }

  /** The words of a range as they are shown. */
  shown({ start, end }: Range): string {
    const within = clipped(this.#masks, { start, end })
    return masked(this.state.sliceDoc(start, end), [], within).text
  }

  #masked(text: Text): Extension {
    const { length } = text.text
    return showMasks(
      this.#masks.filter((mask) => mask.end <= length),
      text,
    )
  }

  /** Selects a range with the caret at its end (or at its start, going backwards), and shows the caret. */
  select({ start, end }: Range, options: { backwards?: boolean; scroll?: boolean } = {}): void {
    const { backwards = false, scroll = true } = options
    const [anchor, head] = backwards ? [end, start] : [start, end]
    this.view.dispatch({
      selection: EditorSelection.single(anchor, head),
      effects: scroll ? EditorView.scrollIntoView(head, { y: 'nearest', yMargin: 48 }) : [],
    })
  }

  /** Brings a passage to the upper part of the view, unless it is in view; `always` to its very top. */
  reveal(range: Range, always = false): void {
    const rect = this.view.scrollDOM.getBoundingClientRect()
    const { from, to } = this.view.viewport
    const drawn = range.start >= from && range.end <= to
    const at = drawn ? this.view.coordsAtPos(range.start) : null
    if (!always && at && at.top > rect.top + 24 && at.bottom < rect.bottom - 72) return
    const yMargin = always ? 0 : Math.round(rect.height / 4)
    this.view.dispatch({
      effects: EditorView.scrollIntoView(range.start, { y: 'start', yMargin }),
    })
  }

  /** The position at the top of the view, to come back to. */
  get top(): number {
    const { scrollDOM, documentTop } = this.view
    const block = this.view.lineBlockAtHeight(scrollDOM.getBoundingClientRect().top - documentTop)
    return block.from
  }

  /**
   * Takes the focus. The browser may then put its own selection at the beginning of the text,
   * which the editor would take for the reader's: it is not, until somebody does something.
   */
  focus(): void {
    this.#settling?.abort()
    const settling = new AbortController()
    this.#settling = settling
    for (const event of ['keydown', 'pointerdown', 'touchstart'])
      window.addEventListener(event, () => settling.abort(), {
        signal: settling.signal,
        capture: true,
      })
    this.view.focus()
  }

  #stateOf(text: Text): EditorState {
    return EditorState.create({
      doc: documentOf(text),
      extensions: [
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.lineWrapping,
        drawSelection({ cursorBlinkRate: 0 }),
        mouse({
          passages: () => this.passages,
          onrelease: () => this.#events.onrelease(),
          carry: this.#events.carry,
        }),
        this.#layout.of(layOut(text, this.#title)),
        this.#label.of(attributes(text)),
        this.#masking.of(this.#masked(text)),
        paint,
        showUnseen,
        EditorState.transactionFilter.of((tr) => {
          const settling = this.#settling !== null && !this.#settling.signal.aborted
          return settling && tr.isUserEvent('select') && !tr.docChanged ? [] : tr
        }),
        endHandles(this.#events.ends),
        this.#listeners(),
        watchPlaces((measure) => this.#events.onplaces(measure)),
      ],
    })
  }

  #listeners(): Extension {
    let hovering = false
    const leave = () => {
      if (hovering) this.#events.onhover(null)
      hovering = false
    }
    return [
      EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
        const { from, to, head } = state.selection.main
        if (selectionSet || docChanged) this.#events.onselect({ start: from, end: to, head })
      }),
      EditorView.domEventHandlers({
        // The browser knows only what is drawn; the text to copy is the model's.
        copy: (e, view) => {
          const { from, to, empty } = view.state.selection.main
          if (empty || !e.clipboardData) return false
          e.clipboardData.setData('text/plain', this.shown({ start: from, end: to }))
          e.preventDefault()
          return true
        },
        mousemove: (e, view) => {
          const over = e.target instanceof Element && e.target.closest('.cm-coded') !== null
          if (!over || e.buttons) return leave()
          hovering = true
          this.#events.onhover(view.posAtCoords({ x: e.clientX, y: e.clientY }))
        },
        mouseleave: leave,
      }),
    ]
  }
}

/** The change from one text to another: all between the first and the last sign that differ. */
export function changeBetween(from: string, to: string): ChangeSpec {
  const least = Math.min(from.length, to.length)
  let start = 0
  while (start < least && from[start] === to[start]) start++
  let end = 0
  while (end < least - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++
  const insert = Document.of(to.slice(start, to.length - end).split('\n'))
  return { from: start, to: from.length - end, insert }
}

function attributes({ testimony }: Text): Extension {
  return EditorView.contentAttributes.of({
    tabindex: '0',
    'aria-readonly': 'true',
    'aria-label': testimony.title,
    'aria-describedby': 'reader-hint',
    spellcheck: 'false',
  })
}
