import type { Quote } from '@/bridge/types'

/** What a change on its way makes of quotes; painted again over an answer, it gives the same. */
export interface Painting {
  paint: (quotes: Quote[]) => Quote[]
  /** Whether it shows in the list too. */
  listed: boolean
}

/** What the ID of a passage begins with, until it is known which quote it became. */
const drafted = 'draft-'

/** The changes of quotes that Go has not acknowledged yet, and what passages on their way became. */
export class OnTheWay {
  /** How many there are. */
  saving = $state(0)
  /** How many there ever were: what was asked before one does not know of it. */
  changes = 0

  // What answers that come late may not take off the screen.
  #painting: Painting[] = []
  // The passages on their way to be quotes, by the ID of their draft, then what they became.
  readonly #drafts = new Map<string, Promise<Quote>>()
  readonly #became = new Map<string, string>()
  readonly #origins = new Map<string, string>()
  readonly #sent = new Set<Promise<unknown>>()
  #count = 0

  /** `onbegin` is called as a change is sent, `onrest` once all are stored or have failed. */
  constructor(
    private readonly onbegin: () => void,
    private readonly onrest: () => void,
  ) {}

  /** The ID of a quote that had another one while it was on its way. */
  now(id: string): string {
    return this.#became.get(id) ?? id
  }

  /** What tells a quote from others from the moment it is painted. */
  origin(id: string): string {
    return this.#origins.get(id) ?? id
  }

  /** Returns an ID for a passage that has none yet. */
  draft(): string {
    return `${drafted}${++this.#count}`
  }

  /** Waits until every change is stored, or has failed. */
  async settled(): Promise<void> {
    while (this.saving) await Promise.allSettled(this.#sent)
  }

  /** Follows a change until it is stored or has failed. */
  async send<T>(store: () => Promise<T>): Promise<T> {
    this.saving++
    this.changes++
    this.onbegin()
    const sent = store()
    this.#sent.add(sent)
    try {
      return await sent
    } finally {
      this.#sent.delete(sent)
      this.saving--
      if (!this.saving) this.onrest()
    }
  }

  /**
   * Follows a change that is painted already: `painted` lays it over what comes meanwhile, and
   * `put` is called with what was stored. `draft` is the ID of the passage that becomes a quote.
   */
  async follow<T extends Quote | void>(
    store: () => Promise<T>,
    painting: Painting,
    draft: string,
    put: (stored: Quote) => void,
  ): Promise<T> {
    this.#painting.push(painting)
    const isNew = draft.startsWith(drafted)
    try {
      const storing = this.send(store)
      if (isNew && !this.#drafts.has(draft)) this.#drafts.set(draft, storing as Promise<Quote>)
      const stored = await storing
      this.#done(painting)
      if (stored?.id && isNew) {
        this.#became.set(draft, stored.id)
        this.#origins.set(stored.id, draft)
      }
      if (stored?.id) put(stored)
      return stored
    } finally {
      this.#done(painting)
      this.#drafts.delete(draft)
    }
  }

  /** Changes a quote; one on its way, as soon as its ID is known. */
  async named<T>(id: string, change: (stored: string) => Promise<T>): Promise<T> {
    const draft = this.#drafts.get(this.now(id))
    return change(draft ? (await draft).id : this.now(id))
  }

  /** Shows in an answer what changes that are still on their way make of it. */
  painted(quotes: Quote[], listed: boolean): Quote[] {
    const all = this.#painting.filter((p) => p.listed || !listed)
    return all.reduce((painted, { paint }) => paint(painted), quotes)
  }

  #done(painting: Painting): void {
    this.#painting = this.#painting.filter((p) => p !== painting)
  }
}
