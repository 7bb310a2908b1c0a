/** A place in a sheet: rows from -1 (the heads) and columns from -1 (the names). */
export interface Place {
  row: number
  column: number
}

/** Where the cursor of a sheet is, and the block of cells chosen from an anchor to it. */
export class Cursor {
  at = $state.raw<Place>({ row: 0, column: -1 })
  #anchor = $state.raw<Place>({ row: 0, column: -1 })

  /** The chosen cells: rows and columns from the first to the last, all included. */
  readonly block = $derived.by(() => ({
    top: Math.min(this.at.row, this.#anchor.row),
    bottom: Math.max(this.at.row, this.#anchor.row),
    left: Math.min(this.at.column, this.#anchor.column),
    right: Math.max(this.at.column, this.#anchor.column),
  }))

  constructor(private readonly size: () => { rows: number; columns: number }) {}

  /** Whether a cell is among the chosen. */
  has(row: number, column: number): boolean {
    const { top, bottom, left, right } = this.block
    return row >= top && row <= bottom && column >= left && column <= right
  }

  /** Goes to a place, brought inside the sheet; `stretch` keeps the anchor. */
  go(to: Place, stretch = false): void {
    const { rows, columns } = this.size()
    const inside = (n: number, least: number, most: number) =>
      Math.min(Math.max(n, least), Math.max(least, most))
    const row = inside(to.row, stretch ? 0 : -1, rows - 1)
    const column = inside(to.column, -1, row < 0 ? columns : columns - 1)
    this.at = { row, column }
    if (!stretch || this.#anchor.row < 0) this.#anchor = this.at
  }

  /** Where a key leads, or null where it leads nowhere. */
  follow(key: string, ctrl: boolean, page: number): Place | null {
    const { row, column } = this.at
    const { rows, columns } = this.size()
    switch (key) {
      case 'ArrowDown':
        return { row: ctrl ? rows - 1 : row + 1, column }
      case 'ArrowUp':
        return { row: ctrl ? 0 : row - 1, column }
      case 'ArrowRight':
        return { row, column: ctrl ? columns - 1 : column + 1 }
      case 'ArrowLeft':
        return { row, column: ctrl ? -1 : column - 1 }
      case 'PageDown':
        return { row: row + page, column }
      case 'PageUp':
        return { row: Math.max(0, row - page), column }
      case 'Home':
        return { row: ctrl ? 0 : row, column: -1 }
      case 'End':
        return { row: ctrl ? rows - 1 : row, column: columns - 1 }
    }
    return null
  }

  /** The cell after, or before, in the order of reading. */
  next(back: boolean): Place {
    const { row, column } = this.at
    const { columns } = this.size()
    if (back)
      return column > -1 ? { row, column: column - 1 } : { row: row - 1, column: columns - 1 }
    return column < columns - 1 ? { row, column: column + 1 } : { row: row + 1, column: -1 }
  }
}
