import { createContext } from 'svelte'
import type { Bridge } from '@/bridge/bridge'
import type { Backups as List, BackupState } from '@/bridge/types'
import { Fetched } from './fetched.svelte'

const none: List = { items: [], bytes: 0, folder: '', own: true, limitMB: 0 }

/** The backups of the open project, and how they stand. */
export class Backups {
  state = $state.raw<BackupState | null>(null)
  readonly fetched: Fetched<List>

  constructor(private readonly bridge: Bridge) {
    this.fetched = new Fetched(() => bridge.backupsOf(''), none)
  }

  /** The list; empty until it was loaded. */
  get list(): List {
    return this.fetched.value
  }

  /** Asks how the backups stand; run it once. */
  async load(): Promise<void> {
    this.state = await this.bridge.backupState()
  }

  /** Follows a backup event; the list follows once it was loaded. */
  told(state: BackupState): void {
    this.state = state
    if (!state.running && this.fetched.loaded) void this.fetched.load()
  }

  /** Backs the project up; false where that was done at this moment already. */
  async backUp(): Promise<boolean> {
    const made = await this.bridge.backUpNow()
    await Promise.all([this.load(), this.fetched.load()])
    return made
  }

  /** Lets backups take that many megabytes, 0 for any. */
  async limit(megabytes: number): Promise<void> {
    await this.bridge.limitBackups(megabytes)
    await this.fetched.load()
  }

  /** Brings all backups to a folder, "" for the user's own; answers where that is. */
  async move(folder: string): Promise<string> {
    const root = await this.bridge.moveBackups(folder)
    await Promise.all([this.load(), this.fetched.load()])
    return root
  }
}

export const [useBackups, provideBackups] = createContext<Backups>()
