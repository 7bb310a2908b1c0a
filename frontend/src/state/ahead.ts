/** What was asked before it is needed; `stale` once something changed since. */
export interface Asked<T> {
  id: string
  stale: boolean
  /** What has come. */
  answer?: T
  /** Settles with what comes, undefined where it failed. */
  coming: Promise<T | undefined>
}

/** Asks for what belongs to an ID while something else of it is on its way. */
export class Ahead<T> {
  #asked: Asked<T> | null = null

  constructor(private readonly ask: (id: string) => Promise<T>) {}

  /** Asks for what belongs to an ID. */
  begin(id: string): void {
    const asked: Asked<T> = { id, stale: false, coming: Promise.resolve(undefined) }
    asked.coming = this.ask(id).then(
      (answer) => (asked.answer = answer),
      () => undefined,
    )
    this.#asked = asked
  }

  /** Returns what was asked of an ID, unless it is of the past. */
  of(id: string): Asked<T> | undefined {
    return this.#asked?.id === id && !this.#asked.stale ? this.#asked : undefined
  }

  /** Something changed: what was asked before does not know of it. */
  changed(): void {
    if (this.#asked) this.#asked.stale = true
    this.#asked = null
  }
}
