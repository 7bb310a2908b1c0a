// What the bridge tells of backups: see types.ts.

import type { DifferenceKind, Problem, Step } from './types'

/** Backups are how a project is backed up. */
export interface Backups {
  /** The newest first. */
  items: Backup[]
  /** Of all of them. */
  bytes: number
  /** That was chosen for the backups of all projects. */
  folder: string
  /** The folder is the one that is used where none was chosen. */
  own: boolean
  /** Megabytes for a project; 0 for any. */
  limitMB: number
}

/** Backup is one backup, told by its name. */
export interface Backup {
  name: string
  /** When it was made. */
  at: string
  /** Number of the last change that it holds. */
  seq: number
  bytes: number
  /** The project was damaged when it was made, and so is the backup. */
  damaged: boolean
}

/** BackupContents are what a backup holds. */
export interface BackupContents {
  /** Its name. */
  project: string
  testimonies: number
  quotes: number
  codes: number
  collections: number
  /** The newest first, a few. */
  last: Step[]
  /** A passphrase protects it. */
  sealed: boolean
}

/** BackupState is how the backups of the open project stand; the event "backup" carries it. */
export interface BackupState {
  running: boolean
  /** When the newest was made; "" for none known. */
  last: string
  /** The project is damaged, and so that one is. */
  damaged: boolean
  /** The chosen folder, where it is not there and another stands in; or "". */
  away: string
  /** Where backups go at present. */
  folder: string
  /** Why the last attempt failed, or null. */
  problem: Problem | null
}

/** BackupChanges are how a backup differs from the open project. */
export interface BackupChanges {
  /** What the backup is. */
  relation: 'identical' | 'older' | 'newer' | 'apart'
  /** Changes that the project has and the backup has not. */
  steps: number
  /** Of those, the newest first, some. */
  newest: Step[]
  /** Changes that the backup has and the project has not. */
  own: number
  /** Only those that differ. */
  kinds: KindChange[]
}

/** KindChange counts the records of a kind that a backup does not hold as the project does. */
export interface KindChange {
  kind: DifferenceKind
  /** That the project holds and the backup does not. */
  missing: number
  /** That the backup holds and the project does not. */
  back: number
  changed: number
}
