import { createContext } from 'svelte'
import type { Bridge } from '@/bridge/bridge'
import type { Copies as Info } from '@/bridge/types'
import { Fetched } from './fetched.svelte'

const none: Info = { service: '', told: false, found: [] }

/** The other files of the project beside it. */
export class Copies {
  /** Those that their name gives away: what a notice is about. */
  readonly named: Fetched<Info>
  /** All of them. */
  readonly all: Fetched<Info>
  /** Path of the file that is compared with the project, or "". */
  compared = $state('')

  constructor(private readonly bridge: Bridge) {
    this.named = new Fetched(() => bridge.copies(true), none)
    this.all = new Fetched(() => bridge.copies(false), none)
  }

  /** Puts the notice about copies aside, for each until it changes. */
  async dismiss(paths: readonly string[]): Promise<void> {
    for (const path of paths) await this.bridge.dismissCopy(path)
  }

  /** Puts the notice about the folder aside. */
  async dismissFolder(): Promise<void> {
    await this.bridge.dismissFolder()
  }
}

export const [useCopies, provideCopies] = createContext<Copies>()
