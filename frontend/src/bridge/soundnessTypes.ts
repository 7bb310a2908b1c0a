// What the bridge tells of damage and repair: see types.ts.

/** Trouble is something wrong in a project's file. */
export interface Trouble {
  /** A store.ProblemCode; the interface has the sentences. */
  code: string
  /** "file", "journal", "project", "testimonies", "layouts", "texts", "originals", "codes", "quotes", "verdicts", "collections". */
  kind: string
  /** Of the record, or "". */
  id: string
  /** By what people know it, for a quote its testimony; or "". */
  name: string
  detail: string
}

/** RepairReport tells what can be saved of a project, or what was. */
export interface RepairReport {
  /** Of the new file; "" where none was made. */
  path: string
  project: string
  sealed: boolean
  /** Nothing is missing. */
  whole: boolean
  testimonies: number
  quotes: number
  codes: number
  collections: number
  /** Steps of the history. */
  entries: number
  /** Steps of the history that are lost. */
  lost: number
  /** The last change may be missing. */
  torn: boolean
  /** What was not in its place. */
  moved: MovedRecord[]
  /** Kinds of records of which there may have been more. */
  unknown: string[]
  /** Each loss, and what is done about it. */
  notes: RepairNote[]
}

/** MovedRecord counts the records of a kind that were found elsewhere. */
export interface MovedRecord {
  /** "lost_page", "old_page", "journal", "old_entry", "backup". */
  source: string
  kind: string
  count: number
}

/** RepairNote tells of one loss and what is done about it. */
export interface RepairNote {
  /** A mend.Code. */
  code: string
  id: string
  name: string
  count: number
}
