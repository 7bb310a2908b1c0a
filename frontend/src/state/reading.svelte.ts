import { createContext } from 'svelte'
import { parseError, type BridgeError } from '@/bridge/error'
import { latest } from '@/bridge/latest'
import { Left } from './left'
import type { Bridge } from '@/bridge/bridge'
import type { Change, Range, Text } from '@/bridge/types'

/** A passage that one goes to. */
export interface Target extends Range {
  /** Whether its words are marked until the selection moves: those of no quote, which is lit. */
  marked: boolean
}

/** The testimony being read: its text and where the reader should look. */
export class Reading {
  text = $state.raw<Text | null>(null)
  error = $state.raw<BridgeError | null>(null)
  /** A passage to bring into view; a new object each time, even for the same place. */
  target = $state.raw<Target | null>(null)
  /** Where each testimony was left: the position at the top of the view. */
  readonly left = new Left()
  readonly #read: (id: string) => Promise<Text | undefined>

  /** `onopen` is called with the testimony that is asked for, before its text has come. */
  constructor(
    bridge: Bridge,
    private readonly onopen: (id: string) => void = () => undefined,
  ) {
    this.#read = latest((id: string) => bridge.read(id))
  }

  /** The ID of the testimony being read, or "". */
  get id(): string {
    return this.text?.testimony.id ?? ''
  }

  /** Opens a testimony, at a passage when one is given. */
  async open(id: string, target: Target | null = null): Promise<void> {
    try {
      if (id !== this.id) {
        this.onopen(id)
        const text = await this.#read(id)
        if (!text) return
        this.text = text
      }
      this.error = null
      this.target = target && { ...target }
    } catch (thrown) {
      this.error = parseError(thrown)
    }
  }

  /** Closes the testimony. */
  close(): void {
    this.text = null
    this.target = null
  }

  /** Follows a change event: titles and speakers may have moved, or the testimony be gone. */
  changed({ records }: Change): void {
    if (this.id && records.includes('testimonies')) void this.#refresh(this.id)
  }

  async #refresh(id: string): Promise<void> {
    try {
      const text = await this.#read(id)
      if (text && this.id === id) this.text = text
    } catch (thrown) {
      if (parseError(thrown).code === 'not_found') this.close()
      else this.error = parseError(thrown)
    }
  }
}

export const [useReading, provideReading] = createContext<Reading>()
