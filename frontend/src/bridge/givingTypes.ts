import type { Problem, Status } from './types'

/** What a copy for somebody else holds. */
export interface ShareChoice {
  /** IDs; with `all` they do not count. */
  testimonies: string[]
  all: boolean
  memos: boolean
  comments: boolean
  originals: boolean
  history: boolean
  names: boolean
  /** And all attributes. */
  participants: boolean
  pseudonyms: boolean
  /** "" for a copy that anybody opens. */
  passphrase: string
}

/** A testimony, a collection or a code with how many quotes it has. */
export interface HeldRecord {
  title: string
  quotes: number
}

/** What a project file holds, to read. */
export interface Holdings {
  name: string
  testimonies: HeldRecord[]
  quotes: number
  codes: number
  participants: number
  attributes: number
  pseudonyms: number
  memos: number
  /** And introductions, of collections. */
  comments: number
  /** Rows of results chains. */
  links: number
  workshops: number
  dimensions: number
  /** That are kept. */
  searches: number
  /** Sets. */
  synonyms: number
  /** Exports that are kept. */
  presets: number
  repeats: number
  collections: HeldRecord[]
  originals: number
  /** Entries of the history. */
  history: number
  coders: string[]
  protected: boolean
}

/** A place outside a testimony where its words stand. */
export interface Trace {
  kind: string
  id: string
  name: string
  /** "name", "definition", "memo", "intro", "heading" or "comment". */
  field: string
  before: string
  /** Without the words; equal to `before` where they are left. */
  after: string
}

/** What a copy would hold and what not. */
export interface SharePlan {
  holds: Holdings
  leaves: Holdings
  traces: Trace[]
}

/** What a copy holds, as it was read again. */
export interface ShareReport {
  path: string
  bytes: number
  holds: Holdings
  leaves: Holdings
  traces: number
  /** To show this once; "" where the copy is not protected. */
  recoveryKey: string
}

/** What erasing a testimony takes away. */
export interface ErasePlan {
  testimony: string
  title: string
  words: number
  /** Before, and its words are in the file still. */
  deleted: boolean
  quotes: number
  /** Paths of codes. */
  codes: HeldRecord[]
  places: number
  repeats: number
  original: boolean
  /** Names of those who speak nowhere else. */
  participants: string[]
  /** Of names that are said nowhere else. */
  pseudonyms: number
  /** A recording is linked, which stays where it is. */
  media: boolean
  /** Titles of testimonies of the same file, which stays. */
  sharedWith: string[]
  /** Entries of the history that tell of it. */
  history: number
  /** Titles of those deleted before, gone for good with it. */
  alsoGone: string[]
  traces: Trace[]
  /** Names that are left. */
  mentions: Trace[]
  backups: number
  /** Paths of other files of the project, which are out of reach. */
  copies: string[]
}

/** What stands for a testimony that was erased. */
export interface Erasure {
  id: string
  at: string
  by: string
  reason: string
  quotes: number
  words: number
}

/** The testimonies erased, and those deleted that could be. */
export interface Erasures {
  erased: Erasure[]
  deleted: { id: string; title: string; words: number }[]
}

/** What became of an erasure. */
export interface EraseReport {
  status: Status
  erasure: Erasure
  traces: number
  backups: {
    path: string
    status: 'erased' | 'without' | 'removed' | 'failed'
    error: Problem | null
  }[]
  /** Why the project could not be opened again, or null. */
  reopening: Problem | null
}
