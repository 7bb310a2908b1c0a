import { createContext } from 'svelte'
import { coalesced } from '@/bridge/latest'
import type { Bridge } from '@/bridge/bridge'
import type { Change, Counts, Index, Project as Info, Status } from '@/bridge/types'
import { locale } from './locale.svelte'

const noCounts: Counts = {
  testimonies: 0,
  quotes: 0,
  once: 0,
  codes: 0,
  collections: 0,
  linked: 0,
}

/** The project that the window has open, or none. */
export class Project {
  status = $state.raw<Status | null>(null)
  readonly #refresh: () => Promise<void>

  constructor(private readonly bridge: Bridge) {
    this.#refresh = coalesced(async () => {
      this.status = await bridge.status()
    })
  }

  /** The open study, or null. */
  get info(): Info | null {
    return this.status?.project ?? null
  }

  /** The figures of the status bar; all 0 while nothing is open. */
  get counts(): Counts {
    return this.status?.counts ?? noCounts
  }

  /** Asks what is open; run it at start. */
  load(): Promise<void> {
    return this.#refresh()
  }

  /** Opens what the window was started for: a file of the command line, or the last project. */
  async start(): Promise<void> {
    const path = await this.bridge.startPath()
    if (path) await this.open(path)
  }

  /** Makes a project file with a codebook of templates and opens it. */
  async create(path: string, name: string, templates: string[]): Promise<void> {
    this.status = await this.bridge.newProject(path, name, templates, locale.current)
  }

  /** Opens a project file; what was open is closed first. */
  async open(path: string): Promise<void> {
    this.status = await this.bridge.openProject(path)
  }

  /** Opens a copy of the sample project. */
  async openSample(): Promise<void> {
    this.status = await this.bridge.openSample()
  }

  /** Closes the project, back to the start screen. */
  async close(): Promise<void> {
    this.status = await this.bridge.closeProject()
  }

  /** Changes the project's name and memo. */
  async edit(name: string, memo: string): Promise<void> {
    await this.bridge.editProject(name, memo)
  }

  /** Takes back the last change. */
  async undo(): Promise<void> {
    this.status = await this.bridge.undo()
  }

  /** Does again the last change taken back. */
  async redo(): Promise<void> {
    this.status = await this.bridge.redo()
  }

  /** Follows the index as it catches up. */
  indexed(index: Index): void {
    if (this.status) this.status = { ...this.status, index }
  }

  /** Follows a change event: any change moves the figures and the undo step. */
  changed(_change: Change): void {
    void this.#refresh()
  }
}

export const [useProject, provideProject] = createContext<Project>()
