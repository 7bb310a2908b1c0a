import { createContext } from 'svelte'
import type { Bridge } from '@/bridge/bridge'
import { latest } from '@/bridge/latest'
import type { Change, Condition, Library as Arrangement, Testimony } from '@/bridge/types'
import { locale } from './locale.svelte'
import type { People } from './people.svelte'
import type { Testimonies } from './testimonies.svelte'

/** How the testimonies are grouped, put in order and narrowed; kept from one session to the next. */
export class Library {
  arrangement = $state.raw<Arrangement>({ sections: '', order: '', where: [] })
  // Those that meet the conditions; null while nothing narrows.
  #within = $state.raw<ReadonlySet<string> | null>(null)
  readonly #ask: (where: Condition[]) => Promise<string[] | undefined>

  constructor(
    private readonly bridge: Bridge,
    private readonly testimonies: Testimonies,
    private readonly people: People,
  ) {
    this.#ask = latest((where: Condition[]) => bridge.within(where))
  }

  /** The conditions that can still be asked: an attribute may be gone. */
  get where(): Condition[] {
    const known = this.people.attribute
    return this.arrangement.where.filter((c) => known.has(c.attribute))
  }

  /** Whether testimonies are left out. */
  get narrows(): boolean {
    return this.#within !== null
  }

  /** The testimonies that meet the conditions, in order; `shown` is how a title is read. */
  list(shown: (title: string) => string): Testimony[] {
    const within = this.#within
    const all = this.testimonies.list
    const list = within ? all.filter((t) => within.has(t.id)) : [...all]
    const { compare } = new Intl.Collator(locale.current, { numeric: true, sensitivity: 'base' })
    switch (this.arrangement.order) {
      case 'title':
        return list.sort((a, b) => compare(shown(a.title), shown(b.title)))
      case 'words':
        return list.sort((a, b) => b.words - a.words)
      case 'quotes':
        return list.sort((a, b) => b.quotes - a.quotes)
    }
    return list
  }

  /** Takes the arrangement of the last session up. */
  async load(): Promise<void> {
    this.arrangement = await this.bridge.library()
    await this.#narrow()
  }

  /** Arranges the testimonies otherwise: at once, then kept. */
  async arrange(changes: Partial<Arrangement>): Promise<void> {
    this.arrangement = { ...this.arrangement, ...changes }
    await Promise.all([this.#narrow(), this.bridge.arrangeLibrary(this.arrangement)])
  }

  /** Follows a change event. */
  changed({ records }: Change): void {
    const moved = records.some((r) => ['testimonies', 'participants', 'attributes'].includes(r))
    if (moved && this.arrangement.where.length) void this.#narrow()
  }

  async #narrow(): Promise<void> {
    if (!this.arrangement.where.length) {
      this.#within = null
      return
    }
    if (!this.people.attributes.loaded) await this.people.attributes.load()
    const { where } = this
    const found = where.length ? await this.#ask(where) : null
    if (found !== undefined) this.#within = found && new Set(found)
  }
}

export const [useLibrary, provideLibrary] = createContext<Library>()
