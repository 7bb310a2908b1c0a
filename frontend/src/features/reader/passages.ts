import type { Range, Text } from '@/bridge/types'
import { sentences, trimmed } from '@/domain/sentences'
import { snapEnd, wordStep } from './words'

/** The turns, paragraphs and sentences of a testimony, found where one asks. Positions are UTF-16 units. */
export class Passages {
  /** The whole text of the testimony. */
  readonly text: string
  readonly #blocks: Range[]
  readonly #cut = new Map<number, Range[]>()

  constructor({ text, turns }: Pick<Text, 'text' | 'turns'>) {
    this.text = text
    this.#blocks = []
    let at = 0
    for (const { labelStart, start, end } of turns) {
      this.#addParagraphs(at, labelStart)
      const turn = trimmed(text, { start, end })
      if (turn.end > turn.start) this.#blocks.push(turn)
      at = end
    }
    this.#addParagraphs(at, text.length)
  }

  /** The turn (or the paragraph, outside of turns) at a position, or the nearest one. */
  blockAt(at: number): Range {
    return this.#blocks[this.#indexAt(at)] ?? { start: 0, end: 0 }
  }

  /** The sentence at a position, or the nearest one before it in its turn. */
  sentenceAt(at: number): Range {
    const index = this.#indexAt(at)
    const cut = this.#sentencesOf(index)
    return cut.findLast((s) => s.start <= at) ?? cut[0] ?? { start: 0, end: 0 }
  }

  /** The sentence after a range, or null at the end of the testimony. */
  after({ end }: Range): Range | null {
    for (let index = this.#indexAt(end); index < this.#blocks.length; index++) {
      const next = this.#sentencesOf(index).find((s) => s.start >= end)
      if (next) return next
    }
    return null
  }

  /** The sentence before a range, or null at the beginning. */
  before({ start }: Range): Range | null {
    for (let index = this.#indexAt(start); index >= 0; index--) {
      const previous = this.#sentencesOf(index).findLast((s) => s.end <= start)
      if (previous) return previous
    }
    return null
  }

  /** The turn or paragraph after a position, or before it. */
  blockBeside(at: number, forward: boolean): Range | null {
    const index = this.#indexAt(at)
    const here = this.#blocks[index]
    if (here && forward && at < here.start) return here
    return this.#blocks[index + (forward ? 1 : -1)] ?? null
  }

  /** The end of the word after a position, or the beginning of the one before it; never in the name of who speaks. */
  wordBeside(at: number, forward: boolean): number {
    for (let from = at; ;) {
      const to = wordStep(this.text, from, forward)
      if (to === from) return at
      if (this.#says(to)) return to
      from = to
    }
  }

  /** Where an end of a passage that is dragged to a position snaps to: the edge of a word that is said. */
  snapEnd(at: number, side: 'start' | 'end'): number {
    const to = snapEnd(this.text, at, side)
    if (this.#says(to)) return to
    const before = this.#indexAt(to)
    return (side === 'end' ? this.#blocks[before]?.end : this.#blocks[before + 1]?.start) ?? to
  }

  // Whether a position stands in what is said, or at its edge.
  #says(at: number): boolean {
    const { start, end } = this.#blocks[this.#indexAt(at)] ?? { start: 0, end: 0 }
    return start <= at && at <= end
  }

  // Pieces without a turn: what stands between turns, or a testimony without any.
  #addParagraphs(from: number, to: number): void {
    for (let at = from; at < to;) {
      const found = this.text.indexOf('\n', at)
      const end = found < 0 || found > to ? to : found
      const line = trimmed(this.text, { start: at, end })
      if (line.end > line.start) this.#blocks.push(line)
      at = end + 1
    }
  }

  // The last block that begins at or before a position, else the first.
  #indexAt(at: number): number {
    let [low, high] = [0, this.#blocks.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#blocks[middle]?.start ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return low
  }

  #sentencesOf(index: number): Range[] {
    const known = this.#cut.get(index)
    if (known) return known
    const block = this.#blocks[index]
    if (!block) return []
    const cut = sentences(this.text.slice(block.start, block.end)).map((s) => ({
      start: s.start + block.start,
      end: s.end + block.start,
    }))
    this.#cut.set(index, cut)
    return cut
  }
}
