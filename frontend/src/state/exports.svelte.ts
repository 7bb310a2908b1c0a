import { createContext } from 'svelte'
import type { Bridge } from '@/bridge/bridge'
import { plainOptions, type ExportOptions } from '@/bridge/exportTypes'
import { latest } from '@/bridge/latest'
import type { ExportFormat, ExportRequest, Leaks } from '@/bridge/types'
import type { Names } from './names.svelte'

/** An export that somebody asked for. */
export interface Asked {
  /** What, and the format that is proposed. */
  request: Omit<ExportRequest, 'realNames' | 'public' | 'options'>
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

/** Exports that are asked for: one chooses how, sees what comes of it and of real names, then where. */
export class Exports {
  /** The export that is prepared, or null. */
  pending = $state.raw<Asked | null>(null)
  format = $state<ExportFormat>('docx')
  /** For the public; kept from one export to the next, as the options are. */
  public = $state(false)
  options = $state<ExportOptions>(structuredClone(plainOptions))
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

  /** The pending export as it stands, or null. */
  get request(): ExportRequest | null {
    const { pending } = this
    if (!pending) return null
    const { format, names } = this
    const options = $state.snapshot(this.options)
    return {
      ...pending.request,
      format,
      options,
      public: this.public,
      realNames: names.exportsReal,
    }
  }

  /** Prepares an export and writes it where the user says; answers null where it was given up. */
  async ask(asked: Asked): Promise<Written | null> {
    this.#settle(null)
    return new Promise((resolve) => {
      this.#settle = resolve
      this.leaks = null
      this.format = asked.request.format
      this.pending = asked
    })
  }

  /** Looks at what the pending export would show of real names, where there is a table of them. */
  async look(): Promise<void> {
    const { pending, request } = this
    if (!pending || !request || !this.names.any) return
    this.leaks = null
    const found = await this.#look(request, await this.names.leaving(pending.name))
    if (found) this.leaks = found
  }

  /** Writes the pending export. Nothing changes where no place is chosen, or it cannot be written. */
  async go(): Promise<void> {
    const { pending, request } = this
    if (!pending || !request) return
    const name = await this.names.leaving(pending.name)
    const path = await this.bridge.pickSave(pending.title, name, request.format)
    if (!path) return
    const written = await this.bridge.exportTo(path, request)
    let named = false
    if (this.names.any && !request.realNames) {
      const found = await this.bridge.leaks(request, written)
      named = found.names.some((leak) => leak.place === 'file')
    }
    this.pending = null
    this.#settle({ path: written, named })
  }

  /** Gives the pending export up. */
  cancel(): void {
    this.pending = null
    this.#settle(null)
  }
}

export const [useExports, provideExports] = createContext<Exports>()
