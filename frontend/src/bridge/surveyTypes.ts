import type { Problem } from './types'

/** What becomes of a column. */
export type SurveyUse = 'open' | 'attribute' | 'name' | 'leave'

/** The types of attributes. */
export type SurveyType = 'text' | 'number' | 'date' | 'yesno' | 'choice'

/** Survey is what a table holds, and what its columns are taken for. */
export interface Survey {
  /** Of the file, without its folder. */
  name: string
  sheets: string[]
  /** In sheets. */
  sheet: number
  /** Below the names of the columns. */
  rows: number
  columns: SurveyColumn[]
  warnings: Problem[]
}

/** SurveyColumn is a column of a table, and what becomes of it. */
export interface SurveyColumn {
  name: string
  use: SurveyUse
  /** Of the attribute, whatever the use. */
  type: SurveyType
  filled: number
  /** It seems to hold what reaches a person. */
  private: boolean
  samples: string[]
}

/** SurveyChoice is what the user made of the columns, in their order. */
export interface SurveyChoice {
  uses: SurveyUse[]
  types: SurveyType[]
  /** What a testimony without a name is called, before its number. */
  untitled: string
}

/** SurveyCounts says what importing a table would do. */
export interface SurveyCounts {
  new: number
  unchanged: number
  noAnswer: number
  erased: number
  /** For each column, cells that are no value of its type. */
  unread: number[]
  /** The first testimony; its title is "" where no row has an answer. */
  first: { title: string; answers: { question: string; answer: string }[] }
}

/** SurveyReport says what became of the rows. */
export interface SurveyReport {
  imported: number
  unchanged: number
  noAnswer: number
  erased: number
  /** The first testimony that was stored, or "". */
  first: string
  cancelled: boolean
}
