import type { Passage, Piece } from './types'

/** RepeatedPassage is words that stand in several places of the testimonies, quoted or not. */
export interface RepeatedPassage {
  id: string
  kind: 'exact' | 'near'
  similarity: number
  /** Of the longest place. */
  words: number
  /** Every place is a quote, and they are confirmed as one. */
  linked: boolean
  places: PassagePlace[]
}

/** PassagePlace is where a repeated passage stands. */
export interface PassagePlace {
  testimony: string
  title: string
  speaker: string
  /** From 1, 0 where none. */
  turn: number
  /** Of the recording, "" where not known. */
  time: string
  start: number
  end: number
  /** Its first words where cut. */
  text: string
  cut: boolean
  /** IDs of those that share words with it. */
  quotes: string[]
  /** Of these. */
  codes: string[]
  /** The one that is the passage, "" for none. */
  quote: string
}

/** ConfirmedRepeat is quotes that say one thing, with the one that stands for the others. */
export interface ConfirmedRepeat {
  quotes: string[]
  stands: string
}

/** What the interface asks of Go about words that are said again. */
export interface PassagesBridge {
  /** Confirms several groups of repeats, as one step to undo. */
  confirmRepeats(groups: ConfirmedRepeat[]): Promise<void>
  /** Confirms a repeat; the quote that stands gets the codes and memos of the others as well. */
  uniteRepeat(quotes: string[], stands: string): Promise<void>
  /** Looks for passages of least words or more; with interviewers also in their questions. */
  repeatedPassages(least: number, interviewers: boolean): Promise<RepeatedPassage[]>
  /** How many passages stand elsewhere too, of which one place at least is in the testimonies. */
  countPassages(testimonies: string[]): Promise<number>
  /** Aligns the words of two texts, as those of two places. */
  compareTexts(left: string, right: string): Promise<Piece[]>
  /** Where else the words of a quote are said. */
  echoes(quote: string): Promise<PassagePlace[]>
  /** Makes a quote of each place, where there is none, and confirms that they are one. */
  linkPassage(places: Passage[]): Promise<void>
}
