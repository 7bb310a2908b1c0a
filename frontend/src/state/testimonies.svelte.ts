import { createContext } from 'svelte'
import type { Bridge } from '@/bridge/bridge'
import type { Change, Speaker, Testimony } from '@/bridge/types'
import { Fetched } from './fetched.svelte'

/** The library: the testimonies of the project, in its order. */
export class Testimonies {
  readonly fetched: Fetched<Testimony[]>
  readonly byId = $derived.by(() => new Map(this.list.map((t) => [t.id, t])))

  constructor(private readonly bridge: Bridge) {
    this.fetched = new Fetched(() => bridge.testimonies(), [])
  }

  get list(): Testimony[] {
    return this.fetched.value
  }

  /** Changes a testimony's title, memo and speakers. */
  edit(id: string, title: string, memo: string, speakers: Speaker[]): Promise<void> {
    return this.bridge.editTestimony(id, title, memo, speakers)
  }

  /** Deletes a testimony with its quotes; undoable. */
  remove(id: string): Promise<void> {
    return this.bridge.deleteTestimony(id)
  }

  /** Follows a change event; quotes move the figures of the list. */
  changed({ records }: Change): void {
    if (records.includes('testimonies') || records.includes('quotes')) void this.fetched.load()
  }
}

export const [useTestimonies, provideTestimonies] = createContext<Testimonies>()
