// What crosses the bridge about the other files of the project, as
// backend/desktop/dto_copies.go states it.

import type { Problem, Status, Step } from './types'

/** Copies are the other files of the project beside it. */
export interface Copies {
  /** That keeps the folder alike on several machines, as it calls itself; "" for none known. */
  service: string
  /** The user has read what to mind there. */
  told: boolean
  found: FoundCopy[]
}

/** FoundCopy is another file of the project. */
export interface FoundCopy {
  path: string
  /** Of the file. */
  name: string
  /** Two machines changed the project, says its name. */
  conflict: boolean
  /** The open project is a copy of it, say their names. */
  original: boolean
  /** That made it, as it calls itself; "" where the name does not tell. */
  service: string
  /** Machine or person in its name, or "". */
  by: string
  /** Moment in its name, or "". */
  at: string
  bytes: number
  changed: string
  sealed: boolean
  /** The user put the notice about it aside, and it did not change since. */
  dismissed: boolean
  /** Why its content could not be looked at, or null. */
  problem: Problem | null
}

/** Comparison is how another file of the project differs from the open one. */
export interface Comparison {
  /** What the other is. */
  relation: 'identical' | 'older' | 'newer' | 'apart'
  /** The last change that both have; null where no journal tells. */
  shared: Step | null
  here: FileSide
  there: FileSide
  groups: DifferenceGroup[]
  /** Damaged records, which count as absent. */
  unreadable: number
  /** For bringOver. */
  seen: string
}

/** FileSide is one of two files compared. */
export interface FileSide {
  path: string
  name: string
  /** Changes that the other does not have. */
  steps: number
  /** Of those, the newest first. */
  newest: Step[]
  /** Null where the journal was emptied. */
  last: Step | null
  testimonies: number
  quotes: number
  codes: number
  collections: number
}

/** What two files can hold differently. */
export type DifferenceKind =
  | 'project'
  | 'testimonies'
  | 'codes'
  | 'quotes'
  | 'verdicts'
  | 'collections'
  | 'erasures'
  | 'participants'
  | 'attributes'
  | 'pseudonyms'
  | 'revisions'

/** DifferenceGroup is the records of a kind that one file, or each, did something with. */
export interface DifferenceGroup {
  side: 'here' | 'there' | 'both'
  kind: DifferenceKind
  total: number
  /** Of those of one side; the rest was changed or removed. */
  added: number
  /** Removed, of those of one side. */
  gone: number
  /** Some hundreds at most. */
  first: Difference[]
}

/** What a file did with a record; "" for nothing. */
export type Done = '' | 'added' | 'changed' | 'removed'

/** Difference is a record that two files do not hold alike. */
export interface Difference {
  id: string
  /** Title, path of codes, or first words of a quote. */
  name: string
  /** Title of a quote's testimony, or "". */
  in: string
  here: Done
  there: Done
  /** The file that lacks it erased its testimony at somebody's request. */
  erased: boolean
  fields: DifferentField[]
}

/** DifferentField is a part of a record as two files hold it. */
export interface DifferentField {
  name: string
  here: string
  there: string
}

/** Wanted says what bringOver brings. */
export interface Wanted {
  /** Of the comparison. */
  seen: string
  /** Kinds of which nothing is brought. */
  leaveKinds: string[]
  /** Of what only the other has. */
  leave: RecordRef[]
  /** Brought all the same; of what both changed: the other's. */
  take: RecordRef[]
}

/** RecordRef names a record. */
export interface RecordRef {
  kind: string
  id: string
}

/** Brought says what bringOver brought. */
export interface Brought {
  records: number
  left: LeftRecord[]
}

/** LeftRecord is a record that could not be brought. */
export interface LeftRecord {
  kind: string
  name: string
  why: 'erased' | 'unreadable' | 'taken' | 'alone' | 'corrected'
}

/** Space is how much of the project's file is used, in bytes. */
export interface Space {
  bytes: number
  free: number
  /** Compaction gives back enough to be offered. */
  worth: boolean
}

/** Compaction tells what writing the project anew gave. */
export interface Compaction {
  /** Nothing is open where `reopening` tells why. */
  status: Status
  /** Bytes. */
  before: number
  after: number
  reopening: Problem | null
}
