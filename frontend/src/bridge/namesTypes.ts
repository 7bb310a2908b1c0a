// What the table of pseudonyms sends over the bridge, as backend/desktop/dto_names.go states it.

/** What a name is of. */
export type NameKind = 'person' | 'place' | 'organisation' | 'other'

/** Why a pseudonym may not do: it is a real name, it stands in the testimonies, it is shared. */
export type Caution = 'real' | 'said' | 'shared' | 'form'

/** What can be written of a name. */
export interface NameEdit {
  name: string
  /** Other ways it is said. */
  forms: string[]
  kind: NameKind
  /** "" where the name stays as it is. */
  pseudonym: string
  memo: string
}

/** An entry of the table of pseudonyms. */
export interface Name extends NameEdit {
  id: string
  /** How often it stands in the testimonies; 0 where that was not asked. */
  count: number
  cautions: Caution[]
}

/** Something that may be a name, and what could stand for it. */
export interface NameSuggestion {
  name: string
  forms: string[]
  kind: NameKind
  pseudonym: string
  count: number
  /** The words around it, on one line. */
  example: string
}

/** What may stand for a name, and how else it may be said. */
export interface NameProposal {
  pseudonym: string
  forms: string[]
}

/** What is shown in the place of a range of a text. */
export interface Mask {
  start: number
  end: number
  with: string
  /** ID of the name; "" for a word before it that is repaired. */
  name: string
}

/** What an import of a table did. */
export interface NamesRead {
  added: number
  changed: number
  unchanged: number
}

/** Where in an export a name stands. */
export type LeakPlace =
  | 'quote'
  | 'speaker'
  | 'testimony'
  | 'title'
  | 'project'
  | 'intro'
  | 'heading'
  | 'comment'
  | 'code'
  | 'coder'
  | 'memo'
  | 'value'
  | 'table'
  | 'file'

/** A real name that an export would show. */
export interface Leak {
  name: string
  form: string
  place: LeakPlace
  why: 'name' | 'part' | 'inside' | 'candidate'
  count: number
  example: string
}

/** What an export leaves of real names, the surest first. */
export interface Leaks {
  names: Leak[]
  traces: Leak[]
  candidates: Leak[]
}
