import { createContext } from 'svelte'
import { BridgeError, parseError } from '@/bridge/error'
import { coalesced } from '@/bridge/latest'
import type { Bridge } from '@/bridge/bridge'
import type {
  Change,
  Counts,
  Index,
  Problem,
  Project as Info,
  Protection,
  Status,
} from '@/bridge/types'
import { locale } from './locale.svelte'

const noCounts: Counts = {
  testimonies: 0,
  quotes: 0,
  once: 0,
  codes: 0,
  collections: 0,
  linked: 0,
  asked: 0,
}

/** A project file that a passphrase protects. */
export interface Locked {
  path: string
  /** The file's name. */
  name: string
}

/** A project file that does not open because of damage. */
export interface Damaged {
  path: string
  name: string
  error: BridgeError
}

// A file whose first pages are destroyed looks like none of ours: its name tells.
function seemsDamaged(error: BridgeError, path: string): boolean {
  return error.code === 'damaged' || (error.code === 'not_a_project' && path.endsWith('.florilege'))
}

/** The project that the window has open, or none. */
export class Project {
  status = $state.raw<Status | null>(null)
  /** The project that waits for its passphrase, or null. */
  locked = $state.raw<Locked | null>(null)
  /** What protecting gave, until the recovery key is put away; or null. */
  protection = $state.raw<Protection | null>(null)
  /** A file that does not open and may be repaired, or null. */
  damaged = $state.raw<Damaged | null>(null)
  /** Why nothing can be saved any more: the file is not where it was; or null. */
  displaced = $state.raw<Problem | null>(null)
  readonly #refresh: () => Promise<void>
  #turn: Promise<unknown> = Promise.resolve()
  #turns = $state(0)

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

  /** Whether steps are being taken back or done again. */
  get undoing(): boolean {
    return this.#turns > 0
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
  async create(path: string, name: string, templates: string[], passphrase = ''): Promise<void> {
    if (passphrase) {
      this.#protected(
        await this.bridge.newProtectedProject(path, name, templates, locale.current, passphrase),
      )
      return
    }
    this.status = await this.bridge.newProject(path, name, templates, locale.current)
  }

  /** Opens a project file; what was open is closed first. */
  async open(path: string): Promise<void> {
    await this.#opening(this.bridge.openProject(path), path)
  }

  /** Opens the project that waits, with its passphrase or its recovery key. */
  async unlock(secret: string): Promise<void> {
    if (!this.locked) return
    const { path } = this.locked
    await this.#opening(this.bridge.unlockProject(path, secret), path)
    this.locked = null
  }

  /** Protects the project, or changes its passphrase; `current` is "" where it has none. */
  async protect(current: string, passphrase: string): Promise<void> {
    this.#protected(await this.bridge.protectProject(current, passphrase))
  }

  /** Takes the protection off. */
  async unprotect(current: string): Promise<void> {
    this.#protected(await this.bridge.unprotectProject(current))
  }

  /** Opens a copy of the sample project. */
  async openSample(): Promise<void> {
    await this.#opening(this.bridge.openSample())
  }

  /** Closes the project, back to the start screen. */
  async close(): Promise<void> {
    this.status = await this.bridge.closeProject()
  }

  /** Asks whether the file is still where it was opened; cheap. */
  async lookInPlace(): Promise<void> {
    const { info } = this
    const displaced = info ? await this.bridge.inPlace() : null
    if (this.info?.path === info?.path) this.displaced = displaced
  }

  /** Writes the project into a new file. */
  async saveCopy(path: string): Promise<void> {
    await this.bridge.saveCopy(path)
  }

  /** Changes the project's name and memo. */
  async edit(name: string, memo: string): Promise<void> {
    await this.bridge.editProject(name, memo)
  }

  /** Takes back the last change, whatever the status knew of it; nothing where there is none. */
  async undo(): Promise<void> {
    await this.#inTurn(async () => {
      const known = this.status?.undo ? this.status : await this.bridge.status()
      return known.undo ? this.bridge.undo() : known
    })
  }

  /** Takes back everything done after a step of the history, as undo would step by step. */
  async goBack(seq: number): Promise<void> {
    this.status = await this.bridge.goBack(seq)
  }

  /** Does again the last change taken back. */
  async redo(): Promise<void> {
    await this.#inTurn(() => this.bridge.redo())
  }

  // Keys pressed one after the other take back and do again in that order.
  async #inTurn(step: () => Promise<Status>): Promise<void> {
    const turn = this.#turn.catch(() => undefined).then(step)
    this.#turn = turn
    this.#turns++
    try {
      this.status = await turn
    } finally {
      this.#turns--
    }
  }

  /** Writes the project's file anew, smaller; tells its sizes before and after, in bytes. */
  async compact(): Promise<{ before: number; after: number }> {
    const { status, before, after, reopening } = await this.bridge.compact()
    this.status = status
    if (reopening)
      throw new BridgeError(reopening.code, reopening.message, reopening.subject, reopening.detail)
    return { before, after }
  }

  async #opening(call: Promise<Status>, path = ''): Promise<void> {
    try {
      this.status = await call
    } catch (thrown) {
      const error = parseError(thrown)
      if (error.code === 'locked') {
        this.locked = { path: error.detail, name: error.subject }
      } else if (path && seemsDamaged(error, path)) {
        this.damaged = { path, name: error.subject, error }
      } else throw error
    }
  }

  #protected(made: Protection): void {
    const { status, recoveryKey, reopening } = made
    if (recoveryKey) this.protection = made
    this.status = status
    if (reopening && !recoveryKey)
      throw new BridgeError(reopening.code, reopening.message, reopening.subject, reopening.detail)
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
