/** The places of rows whose heights are guessed until they are measured. Heights are in CSS pixels. */
export class Rows {
  #heights: Float64Array
  #tops: Float64Array
  #dirtyFrom = 0

  /** Lays out `count` rows, each `estimate` pixels high until measured. */
  constructor(
    readonly count: number,
    estimate: number,
  ) {
    this.#heights = new Float64Array(count).fill(estimate)
    this.#tops = new Float64Array(count + 1)
  }

  /** The height of all rows. */
  get total(): number {
    return this.top(this.count)
  }

  /** The distance of a row's top from the first row's. */
  top(row: number): number {
    for (let i = this.#dirtyFrom; i < this.count; i++)
      this.#tops[i + 1] = (this.#tops[i] ?? 0) + (this.#heights[i] ?? 0)
    this.#dirtyFrom = this.count
    return this.#tops[Math.min(row, this.count)] ?? 0
  }

  /** Notes a row's real height and returns by how much it differs from what was assumed. */
  measure(row: number, height: number): number {
    const change = height - (this.#heights[row] ?? height)
    if (Math.abs(change) < 0.5) return 0
    this.#heights[row] = height
    this.#dirtyFrom = Math.min(this.#dirtyFrom, row)
    return change
  }

  /** The row at a distance from the top: the last one that begins at or above it. */
  at(distance: number): number {
    let low = 0
    let high = this.count - 1
    while (low < high) {
      const mid = (low + high + 1) >> 1
      if (this.top(mid) <= distance) low = mid
      else high = mid - 1
    }
    return low
  }
}
