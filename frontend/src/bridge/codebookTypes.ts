import type { Step } from './types'

/** A part of a record: here is before, there is after. */
export interface FieldChange {
  name: string
  here: string
  there: string
}

/** A change of a code. */
export interface CodeStep {
  step: Step
  fields: FieldChange[]
}

/** What importing a codebook does. */
export interface CodebookPlan {
  /** Added and changed, in the order of the file. */
  codes: CodeChange[]
  added: number
  changed: number
  unchanged: number
}

/** A code of a codebook to import. */
export interface CodeChange {
  path: string
  what: 'added' | 'changed'
  fields: FieldChange[]
}

/** The formats that a codebook leaves in. */
export type CodebookFormat = 'docx' | 'xlsx' | 'csv' | 'qdc' | 'html' | 'md'

/** How the codebook leaves the program. */
export interface CodebookExport {
  format: CodebookFormat
  archived: boolean
  realNames: boolean
}

/** Narrows a history; empty fields do not. */
export interface HistoryFilter {
  by: string
  /** Any of them. */
  actions: string[]
}
