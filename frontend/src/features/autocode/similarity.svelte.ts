import type { AutoPassage } from '@/bridge/autocodeBridge'
import type { Bridge } from '@/bridge/bridge'

type Decision = 'accepted' | 'refused'

/** Passages suggested for a code, and what was decided about each. */
export class Similarity {
  all = $state.raw<AutoPassage[]>([])
  loaded = $state(false)
  at = $state(0)
  #decisions = $state.raw<ReadonlyMap<number, Decision>>(new Map())

  readonly passage = $derived(this.all[this.at])
  readonly decided = $derived(this.#decisions.get(this.at))
  readonly accepted = $derived([...this.#decisions.values()].filter((d) => d === 'accepted').length)
  readonly refused = $derived(this.#decisions.size - this.accepted)

  constructor(
    private readonly bridge: Bridge,
    private readonly code: string,
  ) {}

  async load(): Promise<void> {
    this.all = await this.bridge.like(this.code)
    this.loaded = true
  }

  /** Puts the code on the passage in view and goes to the next one. */
  accept(): Promise<void> {
    return this.#decide('accepted', ({ testimony, start, end }) =>
      this.bridge.codePassage(testimony, start, end, [this.code]),
    )
  }

  /** Keeps the passage in view from being suggested again, and goes to the next one. */
  refuse(): Promise<void> {
    return this.#decide('refused', ({ testimony, start, end }) =>
      this.bridge.refuseLike(this.code, [{ testimony, start, end }]),
    )
  }

  /** Goes to the next passage, the end included. */
  next(): void {
    this.at = Math.min(this.at + 1, this.all.length)
  }

  previous(): void {
    this.at = Math.max(this.at - 1, 0)
  }

  /** Takes the last decision back, if there is one, and shows its passage. */
  async undo(): Promise<void> {
    const last = [...this.#decisions.keys()].at(-1)
    if (last === undefined) return
    await this.bridge.undo()
    this.#forget(last)
  }

  async #decide(what: Decision, store: (p: AutoPassage) => Promise<unknown>): Promise<void> {
    const { passage, at } = this
    if (!passage || this.#decisions.has(at)) return
    this.#decisions = new Map([...this.#decisions, [at, what]])
    this.next()
    try {
      await store(passage)
    } catch (thrown) {
      this.#forget(at)
      throw thrown
    }
  }

  #forget(at: number): void {
    this.#decisions = new Map([...this.#decisions].filter(([i]) => i !== at))
    this.at = at
  }
}
