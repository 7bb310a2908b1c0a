import { Text as Document, type Extension, type Range as Placed } from '@codemirror/state'
import {
  Decoration,
  EditorView,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view'
import type { Range, Text } from '@/bridge/types'
import { clock, timeAt } from '@/bridge/clock'

/** Who speaks from here on ("" for nobody), and when in the recording, in milliseconds, where that is known. */
class SpeakerName extends WidgetType {
  constructor(
    private readonly name: string,
    private readonly from: number | undefined,
  ) {
    super()
  }

  override eq(other: SpeakerName): boolean {
    return other.name === this.name && other.from === this.from
  }

  override get lineBreaks(): number {
    return 1
  }

  toDOM(): HTMLElement {
    const line = document.createElement('div')
    line.className = 'cm-speaker'
    line.textContent = this.name
    if (this.from !== undefined) {
      const time = document.createElement('time')
      time.textContent = clock(this.from)
      time.dataset['from'] = String(this.from)
      if (this.name) time.className = 'beside'
      line.append(time)
    }
    return line
  }
}

// The title stands in the flow of the text, but the page around the editor keeps it up to date.
class Title extends WidgetType {
  constructor(private readonly element: HTMLElement) {
    super()
  }

  override eq(other: Title): boolean {
    return other.element === this.element
  }

  override get estimatedHeight(): number {
    return 96
  }

  toDOM(): HTMLElement {
    return this.element
  }

  override ignoreEvent(): boolean {
    return true
  }
}

const hidden = Decoration.replace({})
const asked = Decoration.line({ class: 'cm-asked' })
const blank = Decoration.line({ class: 'cm-blank' })
const headings = [1, 2, 3].map((level) => Decoration.line({ class: `cm-heading cm-h${level}` }))

/**
 * Sets a testimony as it is read: its title, names and times over turns, headings, interviewers in
 * secondary ink. Labels are hidden, never removed: positions stay those of the stored text. Only
 * what is in view is laid out: a testimony of a million words opens like a short one.
 */
export function layOut(text: Text, title: HTMLElement): Extension {
  // The editor wants to know beforehand of lines that are joined.
  const joined = text.turns.filter(joins(text)).map((t) => hidden.range(t.labelStart, t.start))
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet = Decoration.none
      labels: DecorationSet = Decoration.none

      constructor(view: EditorView) {
        this.draw(view)
      }

      update(update: ViewUpdate) {
        if (update.viewportChanged || update.docChanged) this.draw(update.view)
      }

      draw({ state, viewport }: EditorView) {
        const { from, to } = viewport
        const drawn = layoutOf(text, state.doc, { start: from, end: to })
        this.decorations = Decoration.set(drawn.pieces, true)
        this.labels = Decoration.set(drawn.labels, true)
      }
    },
    {
      decorations: (v) => v.decorations,
      provide: (p) => EditorView.atomicRanges.of((view) => view.plugin(p)?.labels ?? none),
    },
  )
  const none = Decoration.none
  const widget = Decoration.widget({ widget: new Title(title), block: true, side: -1 })
  return [EditorView.decorations.of(Decoration.set([widget.range(0), ...joined], true)), plugin]
}

const joins =
  ({ text }: Text) =>
  ({ labelStart, start }: Text['turns'][number]): boolean =>
    start > labelStart && text.slice(labelStart, start).includes('\n')

interface Layout {
  pieces: Placed<Decoration>[]
  /** The labels that the caret passes over. */
  labels: Placed<Decoration>[]
}

/** Returns what is shown of the layout in a range that begins and ends with lines. */
function layoutOf(text: Text, doc: Document, { start: from, end: to }: Range): Layout {
  const { testimony, turns } = text
  const pieces: Placed<Decoration>[] = [...blankLines(doc, from, to)]
  const labels: Placed<Decoration>[] = []
  const isJoined = joins(text)
  const first = firstOf(turns, (t) => t.end >= from)
  for (const turn of turns.slice(first)) {
    if (turn.labelStart > to) break
    const speaker = testimony.speakers[turn.speaker]
    const line = doc.lineAt(turn.labelStart)
    const time = timeAt(text.times, turn.start, turn.end)
    if (line.from >= from && (speaker || time))
      pieces.push(opening(line.from, speaker?.name ?? '', time?.from))
    if (turn.start > turn.labelStart) {
      if (!isJoined(turn)) pieces.push(hidden.range(turn.labelStart, turn.start))
      labels.push(hidden.range(turn.labelStart, turn.start))
    }
    if (!speaker?.interviewer) continue
    const end = Math.min(Math.max(turn.end, line.from + 1), to + 1)
    for (let at = Math.max(line.from, from); at < end;) {
      const said = doc.lineAt(at)
      pieces.push(asked.range(said.from))
      at = said.to + 1
    }
  }
  for (const { from: line, at } of outside(text, doc, first, { start: from, end: to }))
    pieces.push(opening(line, '', at))
  for (const { start, end, level } of text.headings) {
    if (start > to || end < from) continue
    const line = doc.lineAt(start)
    const decoration = headings[Math.min(level, headings.length) - 1]
    if (decoration) pieces.push(decoration.range(line.from))
    // The signs of a heading (# in Markdown) are no words of it.
    if (start > line.from) pieces.push(hidden.range(line.from, start))
    if (end < line.to) pieces.push(hidden.range(end, line.to))
  }
  return { pieces, labels }
}

/** Returns where the first of a sorted list is that passes. */
function firstOf<T>(list: readonly T[], passes: (item: T) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const item = list[middle]
    if (item !== undefined && passes(item)) high = middle
    else low = middle + 1
  }
  return low
}

/** Returns a testimony's text as the editor keeps it; lines end at "\n" alone, so that no position moves. */
export function documentOf({ text }: Pick<Text, 'text'>): Document {
  return Document.of(text.split('\n'))
}

function opening(at: number, name: string, time: number | undefined): Placed<Decoration> {
  return Decoration.widget({ widget: new SpeakerName(name, time), side: -1 }).range(at)
}

/** Yields the lines outside the turns on which a time begins, where they start and when they are heard. */
function* outside(
  { turns, times }: Text,
  doc: Document,
  first: number,
  { start: from, end: to }: Range,
): Generator<{ from: number; at: number }> {
  let turn = first
  let last = -1
  for (const { start, from: ms } of times.slice(firstOf(times, (t) => t.start >= from))) {
    if (start > to) break
    while ((turns[turn]?.end ?? Infinity) <= start) turn++
    if ((turns[turn]?.labelStart ?? Infinity) <= start) continue
    const line = doc.lineAt(start).from
    if (line !== last) yield { from: line, at: ms }
    last = line
  }
}

function* blankLines(doc: Document, from: number, to: number): Generator<Placed<Decoration>> {
  for (let at = from; at <= to;) {
    const line = doc.lineAt(at)
    if (!line.text.trim()) yield blank.range(line.from)
    at = line.to + 1
  }
}
