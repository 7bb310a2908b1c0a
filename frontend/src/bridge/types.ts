import type { ChainLink } from './chainTypes'
import type { Coding, Stance } from './stancesBridge'
import type { TextEdit } from './correctTypes'
// The records that cross the bridge, as backend/desktop/dto.go states them, with the
// closed sets of words spelled out. Positions are UTF-16 units in the testimony's text,
// half-open. Times are RFC 3339 strings. Lists are never null.

import type { Timed } from './clock'
import type { JobKind } from './jobKind'
import type { Condition, Value } from './typesPeople'

export type * from './backupTypes'
export type * from './correctTypes'
export type * from './exportTypes'
export type * from './namesTypes'
export type * from './recordingTypes'
export type * from './searchTypes'
export type * from './settingsTypes'
export type * from './typesCopies'
export type * from './typesPeople'

/** Status says what the window has open. */
export interface Status {
  version: string
  open: boolean
  /** Null where nothing is open. */
  project: Project | null
  revision: number
  /** What undo would take back, or null. */
  undo: Step | null
  redo: Step | null
  counts: Counts
  index: Index
  /** What the user should know once. */
  notices: Notice[]
}

/** Notice is something that the user should know once. */
export interface Notice {
  code: 'journal_damaged' | 'last_change' | 'settings_damaged'
  /** Of settings_damaged: where the file was kept. */
  detail: string
}

/** Project is the open study. */
export interface Project {
  id: string
  name: string
  /** Of the file. */
  path: string
  language: string
  memo: string
  /** A passphrase protects it. */
  sealed: boolean
}

/** Protection tells what protecting a project, or taking that off, gave. */
export interface Protection {
  /** Nothing is open where `reopening` tells why. */
  status: Status
  /** To show this once; "" where the project is not protected any more. */
  recoveryKey: string
  /** Paths of what may hold its words in the clear still. */
  left: string[]
  /** Why the project could not be opened again, or null. */
  reopening: Problem | null
}

/** Counts are the figures of the status bar. */
export interface Counts {
  testimonies: number
  /** Each time. */
  quotes: number
  /** Confirmed repeats counted once. */
  once: number
  codes: number
  collections: number
  /** Confirmed groups of repeats. */
  linked: number
  /** Quotes of those who ask the questions, which count nowhere. */
  asked: number
}

/** Index says how far the search is. */
export interface Index {
  ready: boolean
  /** Testimonies indexed so far. */
  done: number
  total: number
  /** A code of corpus.ErrorCode, or "". */
  error: string
  /** In the place of one that could not be used. */
  rebuilt: boolean
}

/** Step is one entry of the history. */
export interface Step {
  seq: number
  at: string
  by: string
  /** A corpus.Action; the interface has the sentence. */
  action: string
  subject: string
  count: number
  /** Seq, or 0. */
  undoes: number
  redoes: number
}

/** Template is a codebook that can be added. */
export interface Template {
  /** "cisp". */
  name: string
  title: string
  description: string
  /** Paths. */
  codes: string[]
}

/** Testimony is one line of the library. */
export interface Testimony {
  id: string
  title: string
  path: string
  format: string
  imported: string
  words: number
  turns: number
  speakers: Speaker[]
  quotes: number
  memo: string
  /** Of its attributes. */
  values: Value[]
  /** Link to its recording, "" for none. */
  media: string
  /** What the people who speak agreed to, a Consent. */
  consent: string
}

/** Speaker talks in a testimony. */
export interface Speaker {
  name: string
  interviewer: boolean
  /** ID, "" where nobody says who it is. */
  participant: string
}

/** Text is a testimony to read. */
export interface Text {
  testimony: Testimony
  /** Number of the text, which a correction changes. */
  revision: number
  text: string
  turns: Turn[]
  headings: Heading[]
  /** In the order of the text, none where it has no times. */
  times: Timed[]
}

/** Turn is what one speaker says; the label stands in [labelStart, start). */
export interface Turn {
  /** Equal to start where there is no label. */
  labelStart: number
  start: number
  end: number
  /** Index in speakers, -1 for nobody. */
  speaker: number
}

/** Heading is a title inside the text. */
export interface Heading {
  start: number
  end: number
  level: number
}

/** Code is one category, in the order of the tree. */
export interface Code {
  id: string
  name: string
  path: string
  parent: string
  depth: number
  /** As stored, for light paper. */
  color: string
  definition: string
  memo: string
  inclusion: string
  exclusion: string
  /** ID of a quote that carries it, or "". */
  example: string
  /** Not offered any more; its codings stay. */
  archived: boolean
  /** Its own. */
  quotes: number
  /** With those under it. */
  total: number
  /** Its own, confirmed repeats counted once. */
  once: number
  onceTotal: number
}

/** CodeEdit is what can be changed of a code. */
export interface CodeEdit {
  name: string
  color: string
  definition: string
  inclusion: string
  exclusion: string
  /** ID of a quote that carries it, or "". */
  example: string
  memo: string
}

/** Whose codings are shown: everybody's, one's own (blind to others), or the others'. */
export type Whose = 'all' | 'mine' | 'others'

/** Quote is a coded span. */
export interface Quote {
  id: string
  testimony: string
  /** Of the testimony. */
  title: string
  start: number
  end: number
  text: string
  speaker: string
  /** From 1, 0 where none. */
  turn: number
  /** Of the recording, "00:12:31"; "" where not known. */
  time: string
  codes: string[]
  /** One for each of the codes. */
  codings: Coding[]
  memo: string
  created: string
  by: string
  /** ID of the verdict that links it, or "". */
  repeat: string
  /** It stands for its group. */
  stands: boolean
  /** How many times it is said, by its group; 1 where none. */
  said: number
  /** How many people say it, likewise. */
  people: number
  /** Names. */
  collections: string[]
  /** Said by one who asks the questions: it counts nowhere. */
  asked: boolean
  /** Its own, "" for that of its testimony. */
  consent: string
  /** The consent that holds. */
  allowed: string
}

/** QuoteFilter narrows a list of quotes; empty fields do not. */
export interface QuoteFilter {
  /** Any of them. */
  quotes: string[]
  /** Any of them, or a code under them. */
  codes: string[]
  /** Without any code. */
  uncoded: boolean
  /** Who put a code. */
  by: string
  /** What put a code. */
  put: '' | 'person' | 'rule'
  /** All of them, on one coding. */
  stances: Stance[]
  testimony: string
  speaker: string
  /** ID of who speaks. */
  participant: string
  /** All of them. */
  where: Condition[]
  /** Words, accents and case ignored. */
  text: string
  once: boolean
  offset: number
  /** 0 for all. */
  limit: number
}

/** Passage is a span of a testimony to code. */
export interface Passage {
  testimony: string
  start: number
  end: number
}

/** QuotePage is part of a list of quotes. */
export interface QuotePage {
  total: number
  /** Of the total, said by those who ask the questions. */
  asked: number
  /** Who say the others. */
  people: number
  quotes: Quote[]
}

/** Problem is an error or a warning about one file. */
export interface Problem {
  code: string
  subject: string
  detail: string
  /** In English. */
  message: string
}

/** Hit is a text that a search found. Text is the whole passage; the matches are positions in it. */
export interface Hit {
  kind: HitKind
  /** Of the quote or code, or of the memo's owner. */
  id: string
  owner: string
  testimony: string
  title: string
  /** Of the passage or quote in its testimony. */
  start: number
  end: number
  speaker: string
  turn: number
  /** Of the recording where the match is, "" where not known. */
  time: string
  /** Of each match, "" where not known; none where nothing is. */
  times: string[]
  text: string
  /** In Text. */
  matches: Range[]
  /** Of the quotes that lie on the matches. */
  codes: string[]
  /** Of a quote, as Quote has it; else 1. */
  said: number
  /** Likewise. */
  people: number
}

/** Range is a half-open range of UTF-16 units. */
export interface Range {
  start: number
  end: number
}

/** Repeats is the queue of repeats to review, and what was decided. */
export interface Repeats {
  groups: RepeatGroup[]
  inside: InsideRepeat[]
}

/** RepeatGroup is a set of quotes that say the same words again. */
export interface RepeatGroup {
  id: string
  kind: 'exact' | 'near'
  similarity: number
  /** "", "confirmed", "rejected". */
  verdict: '' | 'confirmed' | 'rejected'
  /** Quote ID, "" unless confirmed. */
  stands: string
  /** ID of the quote to stand for the group. */
  proposed: string
  quotes: Quote[]
}

/** InsideRepeat is a quote that says a sentence several times. */
export interface InsideRepeat {
  quote: Quote
  times: number
  /** In the quote's text. */
  ranges: Range[]
}

/** Piece is a stretch of two texts compared. */
export interface Piece {
  kind: 'same' | 'left' | 'right'
  /** The words on the left; "" where kind is "right". */
  left: string
  /** The words on the right; the same but for case and accents where kind is "same". */
  right: string
}

/** Collection is one line of the list of collections. */
export interface Collection {
  id: string
  name: string
  intro: string
  quotes: number
  /** It keeps a filter, that offers quotes. */
  keeps: boolean
}

/** CollectionView is a collection laid open. */
export interface CollectionView {
  collection: Collection
  items: Item[]
  /** How often each speaker is heard. */
  voices: Voice[]
  /** Its results chain. */
  chain: ChainLink[]
}

/** Item is a heading, a quote or a comment of a collection. */
export interface Item {
  id: string
  kind: 'heading' | 'quote' | 'comment'
  text: string
  /** Of a heading. */
  code: string
  level: number
  /** Of a quote; null where it was deleted. */
  quote: Quote | null
  /** Cuts and additions, in the words of the quote. */
  edits: TextEdit[]
  /** The words of a quote as they are printed. */
  printed: string
  /** The words changed since they were cut: they are printed whole. */
  stale: boolean
}

/** Voice counts the quotes of one speaker in a collection. */
export interface Voice {
  speaker: string
  /** Title. */
  testimony: string
  quotes: number
}

/** Job is the progress of long work; the event "job" carries it. */
export interface Job {
  id: string
  kind: JobKind
  done: number
  total: number
  /** Read or stored so far, where they are counted. */
  words: number
  /** Seconds, 0 where nothing tells yet. */
  left: number
  /** The file at hand. */
  note: string
  state: 'running' | 'done' | 'failed' | 'cancelled'
}

/** Change says what moved; the event "change" carries it. */
export interface Change {
  revision: number
  /** The acting view's token, or "". */
  origin: string
  /** Kinds that changed: "testimonies", "codes", "quotes", "verdicts", "collections", "project". */
  records: RecordKind[]
}

/** Where a search looks. */
export type SearchScope = 'testimonies' | 'quotes' | 'codes' | 'memos'
/** The kinds of record that a change can touch. */
export type RecordKind =
  | 'testimonies'
  | 'codes'
  | 'quotes'
  | 'verdicts'
  | 'collections'
  | 'project'
  | 'participants'
  | 'attributes'
  | 'pseudonyms'
/** What a hit was found in. */
export type HitKind = 'testimony' | 'quote' | 'code' | 'memo'
