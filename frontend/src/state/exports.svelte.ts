import { createContext } from 'svelte'
import type { Bridge } from '@/bridge/bridge'
import {
  plainOptions,
  templateFor,
  type ExportOptions,
  type ExportPreset,
} from '@/bridge/exportTypes'
import { latest } from '@/bridge/latest'
import { everything } from '@/bridge/filter'
import type { ExportFormat, ExportRequest, Leaks } from '@/bridge/types'
import type { Names } from './names.svelte'

/** An export that somebody asked for. */
export interface Asked {
  /** What, and the format that is proposed. */
  request: Omit<ExportRequest, 'realNames' | 'public' | 'options' | 'preset'> & { preset?: string }
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
  /** Quotes left out for want of consent. */
  left: number
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
  /** What a file would show of real names, while somebody is asked whether to write it. */
  seen = $state.raw<Leaks | null>(null)
  #answer: (write: boolean) => void = () => undefined
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
    return this.pending && this.#requestOf(this.pending)
  }

  #requestOf({ request }: Asked): ExportRequest {
    const { format, names } = this
    const options = $state.snapshot(this.options)
    if (!templateFor(format, options.template)) options.template = ''
    const realNames = names.exportsReal
    return { preset: '', ...request, format, options, public: this.public, realNames }
  }

  /** Takes up the settings of a kept export. */
  async take(preset: ExportPreset): Promise<void> {
    this.format = preset.format
    this.public = preset.public
    this.options = structuredClone($state.snapshot(preset.options))
    if (preset.realNames !== this.names.exportsReal) await this.names.exportReal(preset.realNames)
  }

  /** Makes a kept export again: one chooses where, unless a real name would be seen; then how, too. */
  async repeat(preset: ExportPreset, title: string): Promise<Written | null> {
    await this.take(preset)
    const { id, name, format, collection } = preset
    const request = { format, collection, filter: everything, preset: id }
    const asked: Asked = { request, title, name }
    if (this.names.any) {
      const file = await this.names.leaving(name)
      const found = await this.bridge.leaks(this.#requestOf(asked), file)
      if (found.names.length + found.traces.length > 0) return this.ask(asked)
    }
    return this.#write(asked)
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
    if (!this.pending) return
    const written = await this.#write(this.pending)
    if (!written) return
    this.pending = null
    this.#settle(written)
  }

  async #write(asked: Asked): Promise<Written | null> {
    const request = this.#requestOf(asked)
    const name = await this.names.leaving(asked.name)
    const path = await this.bridge.pickSave(asked.title, name, request.format)
    if (!path) return null
    const written = await this.bridge.exportTo(path, request)
    const { left } = await this.bridge.previewExport(request, 0, 0)
    let named = false
    if (this.names.any && !request.realNames) {
      const found = await this.bridge.leaks(request, written)
      named = found.names.some((leak) => leak.place === 'file')
    }
    return { path: written, named, left }
  }

  /** Whether a file of what `look` looks at may be written: where a real name would be seen, one is asked. */
  async may(look: () => Promise<Leaks>): Promise<boolean> {
    if (!this.names.any) return true
    const found = await look()
    if (found.names.length + found.traces.length === 0) return true
    this.answer(false)
    return new Promise((resolve) => {
      this.#answer = resolve
      this.seen = found
    })
  }

  /** Answers whether the file is written all the same. */
  answer(write: boolean): void {
    this.seen = null
    this.#answer(write)
  }

  /** Gives the pending export up. */
  cancel(): void {
    this.pending = null
    this.#settle(null)
  }
}

export const [useExports, provideExports] = createContext<Exports>()
