import { SvelteMap } from 'svelte/reactivity'
import type { SheetEdit } from './sheet'

const keyOf = (row: string, column: string) => `${row} ${column}`

/** What was written in the cells of a sheet and is not stored: on its way, or refused. */
export class Written {
  readonly #cells = new SvelteMap<string, { text: string; why: string }>()
  #turn: Promise<unknown> = Promise.resolve()
  /** Why something was refused, "" while nothing is. */
  readonly refused = $derived([...this.#cells.values()].find(({ why }) => why)?.why ?? '')

  constructor(
    private readonly stored: (row: string, column: string) => string,
    private readonly store: (edits: SheetEdit[]) => Promise<string>,
  ) {}

  /** The text of a cell, with what was written last. */
  text(row: string, column: string): string {
    return this.#cells.get(keyOf(row, column))?.text ?? this.stored(row, column)
  }

  /** Why what was written in a cell was refused, or "". */
  why(row: string, column: string): string {
    return this.#cells.get(keyOf(row, column))?.why ?? ''
  }

  /** Gives a cell back the text that is stored, where what was written was refused. */
  forget(row: string, column: string): void {
    if (this.why(row, column)) this.#cells.delete(keyOf(row, column))
  }

  /**
   * Shows edits and stores them, one call after the other, so that what was written last in a
   * cell stays; answers with why they are refused, or "".
   */
  async write(edits: SheetEdit[]): Promise<string> {
    const sent = edits.map((e) => [keyOf(e.row, e.column), { text: e.text, why: '' }] as const)
    for (const [key, own] of sent) this.#cells.set(key, own)
    const answer = this.#turn.then(() => this.store(edits))
    this.#turn = answer.catch(() => '')
    const why = await answer
    for (const [key, own] of sent) {
      if (this.#cells.get(key) !== own) continue
      if (why) this.#cells.set(key, { ...own, why })
      else this.#cells.delete(key)
    }
    return why
  }
}
