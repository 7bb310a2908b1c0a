/** What an attribute says something of. */
export type Bearer = 'testimony' | 'participant'
/** The types of attributes. */
export type AttributeType = 'text' | 'choice' | 'number' | 'date' | 'yesno'

/** Attribute is a typed variable of testimonies or of participants. */
export interface Attribute {
  id: string
  of: Bearer
  name: string
  type: AttributeType
  /** Of a choice. */
  choices: string[]
  /** Its choices are groups of testimonies. */
  groups: boolean
  memo: string
  /** How many have a value. */
  valued: number
}

/** AttributeEdit is what an attribute is to be. */
export interface AttributeEdit {
  name: string
  type: AttributeType
  choices: string[]
  /** Choices that have another name; their values follow. */
  renamed: Rename[]
  groups: boolean
  memo: string
}

/** Rename is a choice with its name before and after. */
export interface Rename {
  from: string
  to: string
}

/**
 * Value is what a testimony or a participant has for an attribute: a text; a number with a
 * point; a date, 2024, 2024-03 or 2024-03-01; "yes" or "no"; a choice.
 */
export interface Value {
  attribute: string
  text: string
}

/** Cell is a value to set, as a person writes it. */
export interface Cell {
  /** ID of the testimony or the participant. */
  record: string
  attribute: string
  /** "" for no value. */
  text: string
}

/** Unread is a value that cannot be read as its attribute's type. */
export interface Unread {
  record: string
  /** Of the testimony or the participant. */
  name: string
  attribute: string
  text: string
}

/** Participant is a person of the study. */
export interface Participant {
  id: string
  name: string
  memo: string
  values: Value[]
  /** IDs of those where they speak. */
  testimonies: string[]
  quotes: number
}

/** Proposal is a person who may be the speakers of one name. */
export interface Proposal {
  name: string
  /** ID of the one of that name, "" for a new one. */
  participant: string
  speakers: SpeakerAt[]
}

/** SpeakerAt is a speaker of a testimony. */
export interface SpeakerAt {
  testimony: string
  /** Index in its speakers. */
  speaker: number
}

/** Condition narrows by the value of an attribute. */
export interface Condition {
  attribute: string
  /** Any of them; "" for none, "a..b" from a number or date to another. */
  values: string[]
  /** Those others. */
  except: boolean
}

/** How the testimonies of a project are put in order: as they were imported for "". */
export type LibraryOrder = '' | 'title' | 'words' | 'quotes'

/** How the user arranged the testimonies of the project. */
export interface Library {
  /** ID of the attribute whose values group them, "" for none. */
  sections: string
  order: LibraryOrder
  where: Condition[]
}

/** Group is those that have one value. */
export interface Group {
  /** "" for those that have none. */
  value: string
  /** Testimonies, or participants. */
  bearers: number
  quotes: number
  once: number
}

/** ValuesChoice says how a table of values is read. */
export interface ValuesChoice {
  /** "" for those whom it names most. */
  of: Bearer | ''
  /** The column of names, from 0; -1 for the one that names most. */
  key: number
  /** "" for the first. */
  sheet: string
  /** Participants who are not there are added. */
  add: boolean
  /** Words that are none of a choice's become choices. */
  widen: boolean
  /** Blank cells take values off. */
  clear: boolean
  /** Names of columns that are left out. */
  left: string[]
}

/** ValuesPlan is what importing a table of values changes. */
export interface ValuesPlan {
  of: Bearer
  key: number
  sheets: string[]
  /** Of all columns. */
  names: string[]
  columns: ValuesColumn[]
  rows: ValuesRow[]
  changes: ValuesChange[]
}

/** ValuesColumn is a column of values. */
export interface ValuesColumn {
  name: string
  type: AttributeType
  /** The attribute is made. */
  new: boolean
  left: boolean
}

/** ValuesRow is a row of the table. */
export interface ValuesRow {
  /** In the file, from 1. */
  line: number
  name: string
  match: 'found' | 'new' | 'none' | 'several' | 'twice'
}

/** ValuesChange is a cell that is not what is there. */
export interface ValuesChange {
  /** Index in rows. */
  row: number
  /** Index in columns. */
  column: number
  before: string
  /** As written where unread. */
  after: string
  /** It cannot be read as the attribute's type. */
  unread: boolean
}
