import { RangeSetBuilder, Text as Document, type Extension } from '@codemirror/state'
import { Decoration, EditorView, WidgetType } from '@codemirror/view'
import type { Text } from '@/bridge/types'
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

  override get estimatedHeight(): number {
    return 34
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

interface Piece {
  from: number
  to: number
  /** Among pieces that begin together: blocks, then lines, then what is hidden. */
  rank: number
  decoration: Decoration
}

/**
 * Sets a testimony as it is read: its title, names and times over turns, headings, interviewers in
 * secondary ink. Labels are hidden, never removed: positions stay those of the stored text.
 */
export function layOut(text: Text, title: HTMLElement): Extension {
  const { testimony, turns } = text
  const doc = documentOf(text)
  const pieces: Piece[] = [
    { from: 0, to: 0, rank: 0, decoration: block(new Title(title)) },
    ...blankLines(doc),
  ]
  const labels = new RangeSetBuilder<Decoration>()
  for (const turn of turns) {
    const speaker = testimony.speakers[turn.speaker]
    const line = doc.lineAt(turn.labelStart)
    const time = timeAt(text.times, turn.start, turn.end)
    if (speaker || time) pieces.push(opening(line.from, speaker?.name ?? '', time?.from))
    if (turn.start > turn.labelStart) {
      pieces.push({ from: turn.labelStart, to: turn.start, rank: 3, decoration: hidden })
      labels.add(turn.labelStart, turn.start, hidden)
    }
    if (speaker?.interviewer)
      for (let at = line.from; at < Math.max(turn.end, line.from + 1);) {
        const said = doc.lineAt(at)
        pieces.push({ from: said.from, to: said.from, rank: 2, decoration: asked })
        at = said.to + 1
      }
  }
  for (const { from, at } of outside(text, doc)) pieces.push(opening(from, '', at))
  for (const { start, end, level } of text.headings) {
    const line = doc.lineAt(start)
    const decoration = headings[Math.min(level, headings.length) - 1]
    if (decoration) pieces.push({ from: line.from, to: line.from, rank: 2, decoration })
    // The signs of a heading (# in Markdown) are no words of it.
    if (start > line.from) pieces.push({ from: line.from, to: start, rank: 3, decoration: hidden })
    if (end < line.to) pieces.push({ from: end, to: line.to, rank: 3, decoration: hidden })
  }
  pieces.sort((a, b) => a.from - b.from || a.rank - b.rank)
  const all = new RangeSetBuilder<Decoration>()
  for (const { from, to, decoration } of pieces) all.add(from, to, decoration)
  const hiddenLabels = labels.finish()
  return [EditorView.decorations.of(all.finish()), EditorView.atomicRanges.of(() => hiddenLabels)]
}

/** Returns a testimony's text as the editor keeps it; lines end at "\n" alone, so that no position moves. */
export function documentOf({ text }: Pick<Text, 'text'>): Document {
  return Document.of(text.split('\n'))
}

function opening(from: number, name: string, time: number | undefined): Piece {
  return { from, to: from, rank: 1, decoration: block(new SpeakerName(name, time)) }
}

/** Yields the lines outside the turns on which a time begins, where they start and when they are heard. */
function* outside(text: Text, doc: Document): Generator<{ from: number; at: number }> {
  let turn = 0
  let last = -1
  for (const { start, from: ms } of text.times) {
    while ((text.turns[turn]?.end ?? Infinity) <= start) turn++
    if ((text.turns[turn]?.labelStart ?? Infinity) <= start) continue
    const { from } = doc.lineAt(start)
    if (from !== last) yield { from, at: ms }
    last = from
  }
}

function block(widget: WidgetType): Decoration {
  return Decoration.widget({ widget, block: true, side: -1 })
}

function* blankLines(doc: Document): Generator<Piece> {
  let at = 0
  for (const line of doc.iterLines()) {
    if (!line.trim()) yield { from: at, to: at, rank: 2, decoration: blank }
    at += line.length + 1
  }
}
