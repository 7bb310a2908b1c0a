import type { FoundRecording } from './recordingTypes'
import type { CorrectionPlan, Problem, Speaker } from './types'

/** How a file stands to the project before it is imported. */
export type Standing = 'new' | 'changed' | 'duplicate' | 'unchanged' | 'failed'

/** Preview is what an import would store of one file. */
export interface Preview {
  /** Names the preview for Import. */
  key: string
  /** Of the file. */
  path: string
  /** Without its folder. */
  name: string
  status: Standing
  /** Title of the testimony that the status is about, or "". */
  same: string
  /** Name of the file of this import that the status is about, or "". */
  twin: string
  /** Of a duplicate: of the words of one, those that the other holds, from 0 to 1. */
  share: number
  error: Problem | null
  title: string
  format: string
  encoding: string
  /** A person may say its encoding. */
  plain: boolean
  words: number
  turnCount: number
  /** Of the recording, that the file tells. */
  times: number
  /** Files beside it that may be its recording. */
  recordings: FoundRecording[]
  certainty: Certainty
  speakers: Candidate[]
  alike: Alike[]
  /** Passages in quotation marks that are taken. */
  taken: number
  /** Of these, those that somebody signs. */
  signed: number
  warnings: Problem[]
}

/** Certainty says how sure the turns are, and what that rests on. */
export interface Certainty {
  level: 'none' | 'doubtful' | 'likely' | 'sure'
  doubt: '' | 'few_turns' | 'much_outside' | 'often_once' | 'one_voice' | 'long_runs'
  people: number
  turns: number
  /** Share of the words that stand in turns. */
  inside: number
  /** Share of the turns before which another person speaks. */
  changes: number
}

/** Candidate is somebody who was recognised as speaking. */
export interface Candidate {
  name: string
  interviewer: boolean
  /** Equal for labels that differ by case, accents and signs only. */
  key: string
  turns: number
  words: number
  /** Turns that end with a question mark. */
  questions: number
  example: string
}

/** Alike is two speakers who may be one. */
export interface Alike {
  /** Index of the shorter name, or the rarer. */
  from: number
  into: number
}

/** Opening is a preview with the words that it was made from. */
export interface Opening {
  preview: Preview
  /** The first turns or paragraphs. */
  sample: Line[]
  /** Passages in quotation marks. */
  found: Found[]
}

/** Line is one turn shown in a preview. */
export interface Line {
  /** -1 for nobody. */
  speaker: number
  /** As the file has it, with its colon. */
  label: string
  text: string
}

/** Found is a passage in quotation marks. */
export interface Found {
  text: string
  speaker: string
  heading: string
  taken: boolean
  reason: string
}

/** Choice is what the user decided about one preview. */
export interface Choice {
  key: string
  skip: boolean
  /** Of a changed file: make it the text of the testimony that is there. */
  revise: boolean
  /** Why its text changes, kept with the old one; "" for nothing. */
  reason: string
  /** That the user chose, or "". */
  encoding: string
  title: string
  /** Same order as in the preview; an empty name says "nobody". */
  speakers: Speaker[]
  /** Make quotes of the passages found. */
  quotes: boolean
  /** One for each passage found; empty takes what is proposed. */
  taken: boolean[]
  /** Path of one of the preview's recordings to link, or "". */
  recording: string
}

/** ImportReport says what became of each file. */
export interface ImportReport {
  rows: ImportRow[]
  cancelled: boolean
}

/** ImportRow is one file of an import. */
export interface ImportRow {
  path: string
  status:
    'imported' | 'revised' | 'unchanged' | 'changed' | 'duplicate' | 'left' | 'stopped' | 'failed'
  testimony: string
  title: string
  /** Name of the file of this import that it repeats, or "". */
  twin: string
  words: number
  turns: number
  speakers: string[]
  quotes: number
  warnings: Problem[]
  error: Problem | null
  /** Of a testimony that was revised, what became of its quotes; else null. */
  carried: CorrectionPlan | null
}
