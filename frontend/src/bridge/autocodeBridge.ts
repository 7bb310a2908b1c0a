import type { Passage, Range } from './types'

/** By what kind of rule codings are put. */
export type AutoKind = 'query' | 'words' | 'regexp' | 'speaker' | 'heading'

/** How much of a text a rule codes. */
export type AutoUnit = 'turn' | 'sentence' | 'match'

/** Finds passages to put a code on. */
export interface AutoRule {
  kind: AutoKind
  text: string
  unit: AutoUnit
  /** "" for all. */
  testimony: string
  /** Leaves out what is said by those who ask the questions. */
  unasked: boolean
}

/** A passage that a rule found, or that is like those of a code. */
export interface AutoPassage extends Passage {
  /** Of the testimony. */
  title: string
  speaker: string
  turn: number
  time: string
  text: string
  /** What its sentence says before it, blanks included. */
  before: string
  /** And after. */
  after: string
  /** In the text. */
  matches: Range[]
  /** Words in common with what the code is on, as the passage writes them, the rarest first. */
  shared: string[]
}

/** What a rule would do. */
export interface AutoPlan {
  /** The first of them. */
  passages: AutoPassage[]
  total: number
  /** Left out: they carry the code. */
  coded: number
}

/** What the interface asks of Go about codes put by rules, and about suggestions. */
export interface AutocodeBridge {
  planAutocode(code: string, rule: AutoRule): Promise<AutoPlan>
  /** Puts a code on what a rule finds, but on those of `without`; answers how many. */
  autocode(code: string, rule: AutoRule, without: Passage[]): Promise<number>
  /** Passages like those that a code is on, the most alike first. */
  like(code: string): Promise<AutoPassage[]>
  /** Keeps passages from being suggested for a code again. */
  refuseLike(code: string, passages: Passage[]): Promise<void>
}
