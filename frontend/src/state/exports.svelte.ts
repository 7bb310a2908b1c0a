import { createContext } from 'svelte'
import type { Bridge } from '@/bridge/bridge'
import { latest } from '@/bridge/latest'
import type { ExportRequest, Leaks } from '@/bridge/types'
import type { Names } from './names.svelte'

/** An export that somebody asked for. */
export interface Asked {
  request: Omit<ExportRequest, 'realNames'>
  /** The title of the dialog that asks where. */
  title: string
  /** The name proposed for the file. */
  name: string
}

/** What became of an export; null where it was given up. */
export interface Written {
  path: string
  /** The name that was chosen for the file shows a real name. */
  named: boolean
}

/** Exports that are asked for: with a table of names, one looks first at what would show. */
export class Exports {
  /** The export that is looked at before it is written, or null. */
  pending = $state.raw<Asked | null>(null)
  /** What the pending export would show of real names; null while it is looked at. */
  leaks = $state.raw<Leaks | null>(null)
  #settle: (written: Written | null) => void = () => undefined
  readonly #look: (request: ExportRequest, file: string) => Promise<Leaks | undefined>

  constructor(
    private readonly bridge: Bridge,
    private readonly names: Names,
  ) {
    this.#look = latest((request: ExportRequest, file: string) => bridge.leaks(request, file))
  }

  /** Writes an export where the user says; answers null where it was given up. */
  async ask(asked: Asked): Promise<Written | null> {
    if (!this.names.any) return this.#write(asked, false)
    this.#settle(null)
    return new Promise((resolve) => {
      this.#settle = resolve
      this.leaks = null
      this.pending = asked
    })
  }

  /** Looks at what the pending export would show. */
  async look(): Promise<void> {
    const { pending } = this
    if (!pending) return
    const realNames = this.names.exportsReal
    this.leaks = null
    const found = await this.#look({ ...pending.request, realNames }, await this.#named(pending))
    if (found) this.leaks = found
  }

  /** Writes the pending export. */
  async go(): Promise<void> {
    const { pending } = this
    if (!pending) return
    this.pending = null
    const settle = this.#settle
    try {
      settle(await this.#write(pending, true))
    } finally {
      settle(null)
    }
  }

  /** Gives the pending export up. */
  cancel(): void {
    this.pending = null
    this.#settle(null)
  }

  async #write(asked: Asked, looked: boolean): Promise<Written | null> {
    const path = await this.bridge.pickSave(
      asked.title,
      await this.#named(asked),
      asked.request.format,
    )
    if (!path) return null
    const request = { ...asked.request, realNames: this.names.exportsReal }
    const written = await this.bridge.exportTo(path, request)
    if (!looked || request.realNames) return { path: written, named: false }
    const found = await this.bridge.leaks(request, written)
    return { path: written, named: found.names.some((leak) => leak.place === 'file') }
  }

  #named({ name }: Asked): Promise<string> {
    return this.names.leaving(name)
  }
}

export const [useExports, provideExports] = createContext<Exports>()
