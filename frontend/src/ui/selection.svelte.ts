import { SvelteSet } from 'svelte/reactivity'

/** What is chosen in a list, by the keys of its items: one by one, by stretches, or all. */
export class Selection {
  readonly #chosen = new SvelteSet<string>()
  // Where a stretch begins: the item chosen or left last without Shift.
  #from = ''

  get size(): number {
    return this.#chosen.size
  }

  /** The keys, in the order they were chosen. */
  get keys(): string[] {
    return [...this.#chosen]
  }

  has(key: string): boolean {
    return this.#chosen.has(key)
  }

  /** Takes an item in, or out. */
  toggle(key: string): void {
    this.#from = key
    if (!this.#chosen.delete(key)) this.#chosen.add(key)
  }

  /** Notes where the cursor is, so that a stretch can begin there. */
  stand(key: string): void {
    this.#from = key
  }

  /** Takes in every item between the last one touched and `key`, in the order of the list. */
  stretch(key: string, order: readonly string[]): void {
    const [a, b] = [order.indexOf(this.#from || key), order.indexOf(key)]
    for (const k of order.slice(Math.max(0, Math.min(a, b)), Math.max(a, b) + 1))
      this.#chosen.add(k)
  }

  /** Chooses exactly these items. */
  replace(keys: Iterable<string>): void {
    this.#chosen.clear()
    for (const key of keys) this.#chosen.add(key)
  }

  /** Lets go of everything. */
  clear(): void {
    this.#chosen.clear()
  }
}
