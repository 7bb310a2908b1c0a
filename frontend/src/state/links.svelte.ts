import { createContext } from 'svelte'
import { SvelteMap } from 'svelte/reactivity'
import { parseError } from '@/bridge/error'
import type { Bridge } from '@/bridge/bridge'
import type { Change, Quote } from '@/bridge/types'
import type { Codes } from './codes.svelte'

/** A link of a memo, by the name of what it leads to today. */
export interface Link {
  /** As it is stored: [[code:ID]]. */
  ref: string
  kind: 'quote' | 'code'
  id: string
  label: string
  /** It leads nowhere any more. */
  gone: boolean
}

const openingWords = 6

/** Where the links of memos lead: codes by their name, quotes by their first words. */
export class Links {
  readonly #quotes = new SvelteMap<string, Quote | null>()
  readonly #asked = new Set<string>()

  constructor(
    private readonly bridge: Bridge,
    private readonly codes: Codes,
  ) {}

  /** Describes links, each under a label of its own; read reactively. `none` is the label of nothing. */
  of(refs: readonly { ref: string; kind: Link['kind']; id: string }[], none: string): Link[] {
    const taken = new Set<string>()
    return refs.map(({ ref, kind, id }) => {
      const name = kind === 'code' ? this.#code(id) : this.#quote(id)
      let label = name || none
      for (let n = 2; taken.has(label); n++) label = `${name || none} (${n})`
      taken.add(label)
      return { ref, kind, id, label, gone: name === '' }
    })
  }

  /** Returns the link to a quote that is at hand. */
  toQuote(quote: Quote): Link {
    this.#quotes.set(quote.id, quote)
    return {
      ref: `[[quote:${quote.id}]]`,
      kind: 'quote',
      id: quote.id,
      label: opening(quote.text),
      gone: false,
    }
  }

  /** Returns a quote that a link leads to; fails with a BridgeError. */
  quote(id: string): Promise<Quote> {
    return this.bridge.quote(id)
  }

  /** Follows a change event. */
  changed({ records }: Change): void {
    if (!records.includes('quotes')) return
    for (const id of this.#asked) void this.#ask(id)
  }

  #code(id: string): string {
    const code = this.codes.byId.get(id)
    if (!code) return this.codes.fetched.loaded ? '' : '…'
    const alone = this.codes.list.filter((c) => c.name === code.name).length === 1
    return (alone ? code.name : code.path).replaceAll(/[[\]]/g, '')
  }

  #quote(id: string): string {
    const known = this.#quotes.get(id)
    if (known) return opening(known.text)
    if (!this.#asked.has(id)) {
      this.#asked.add(id)
      void this.#ask(id)
    }
    return known === null ? '' : '…'
  }

  async #ask(id: string): Promise<void> {
    try {
      this.#quotes.set(id, await this.bridge.quote(id))
    } catch (thrown) {
      if (parseError(thrown).code === 'not_found') this.#quotes.set(id, null)
    }
  }
}

// Brackets would end the link early.
function opening(text: string): string {
  const words = text.replaceAll(/[[\]]/g, '').split(/\s+/)
  const more = words.length > openingWords ? '…' : ''
  return `« ${words.slice(0, openingWords).join(' ')}${more} »`
}

export const [useLinks, provideLinks] = createContext<Links>()
