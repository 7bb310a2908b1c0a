import { createContext } from 'svelte'
import type { Bridge } from '@/bridge/bridge'
import type { Coders, Dimension } from '@/bridge/stancesBridge'
import type { Change, Quote } from '@/bridge/types'
import { Fetched } from './fetched.svelte'

/** What codings can say in this project, and who put them. */
export class Qualities {
  readonly dimensions: Fetched<Dimension[]>
  readonly coders: Fetched<Coders>

  constructor(private readonly bridge: Bridge) {
    this.dimensions = new Fetched(() => bridge.dimensions(), [])
    this.coders = new Fetched(() => bridge.coders(), { me: '', names: [] })
  }

  /** Whether anybody else put codes. */
  get several(): boolean {
    return this.coders.value.names.some((name) => name !== this.coders.value.me)
  }

  /** Whether there is more to tell of the codings of a quote than their codes. */
  tells(quote: Quote): boolean {
    return this.dimensions.value.length > 0 || this.several || quote.codings.some((c) => c.auto)
  }

  async load(): Promise<void> {
    await Promise.all([this.dimensions.load(), this.coders.load()])
  }

  save(list: Dimension[]): Promise<void> {
    return this.bridge.setDimensions(list)
  }

  /** Follows a change event. */
  changed({ records }: Change): void {
    if (records.includes('project')) void this.dimensions.load()
    if (records.includes('quotes')) void this.coders.load()
  }
}

export const [useQualities, provideQualities] = createContext<Qualities>()
