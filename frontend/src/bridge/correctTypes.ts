/** Correction is a wish to change the words of a testimony. */
export interface Correction {
  testimony: string
  /** Of the text that the edits speak of. */
  revision: number
  /** In the order of that text, apart from one another. */
  edits: TextEdit[]
  /** Kept with the old text; may be "". */
  reason: string
}

/** TextEdit puts other words in the place of some; none cuts them. */
export interface TextEdit {
  start: number
  end: number
  text: string
}

/** CorrectionPlan is what a correction does to a testimony and its quotes. */
export interface CorrectionPlan {
  /** Of the text afterwards. */
  words: number
  edits: number
  /** Quotes that keep their words. */
  kept: number
  changed: CarriedQuote[]
  /** They become one with another on the very same passage. */
  joined: CarriedQuote[]
  /** None of their words are left: they go. */
  lost: CarriedQuote[]
}

/** CarriedQuote is a quote of a testimony whose text changes. */
export interface CarriedQuote {
  id: string
  before: string
  /** "" where it is lost. */
  after: string
  codes: string[]
}

/** Revision is a text that a correction replaced. */
export interface Revision {
  /** Of that text. */
  number: number
  at: string
  by: string
  reason: string
  /** Words of it that the next text has no more. */
  removed: number
  /** Words of the next text in their place. */
  added: number
}

/** OldText is a text that a correction replaced, with what the correction did. */
export interface OldText {
  revision: Revision
  pieces: OldPiece[]
}

/** OldPiece is a stretch of an old text and of the one that took its place. */
export interface OldPiece {
  kind: 'same' | 'removed' | 'added'
  text: string
}
