import { createContext } from 'svelte'

/** A short notice at the bottom of the window. */
export interface Toast {
  id: number
  kind: 'done' | 'notice' | 'error'
  text: string
  /** Smaller, under the text. */
  detail?: string
  /** Whether the words are shown as they are, whatever `shown` says. */
  asIs?: boolean
  action?: { label: string; run: () => void }
  /** Run when the user closes it by its cross. */
  closed?: () => void
}

/** The notices on screen, newest last. Errors and notices stay until they are closed. */
export class Toasts {
  list = $state<Toast[]>([])
  /** How words are shown that may hold names. */
  shown = $state.raw((text: string): string => text)
  #next = 1

  /**
   * Shows a notice until it is closed, or for six seconds when it tells that something is done.
   * Returns its number, for `close`.
   */
  show(toast: Omit<Toast, 'id'>): number {
    const same = this.list.find((t) => t.text === toast.text && t.detail === toast.detail)
    if (same) return same.id
    const id = this.#next++
    this.list = [...this.list.slice(-3), { ...toast, id }]
    if (toast.kind === 'done') setTimeout(() => this.close(id), 6000)
    return id
  }

  /** Takes a notice away. */
  close(id: number): void {
    this.list = this.list.filter((t) => t.id !== id)
  }
}

export const [useToasts, provideToasts] = createContext<Toasts>()
