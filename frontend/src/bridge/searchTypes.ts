// Mirrors backend/desktop/dto_search.go, with positions in UTF-16 units.
import type { Hit, SearchScope } from './types'
import type { Condition } from './typesPeople'

/** The order of hits: the best first, by testimony and position, or by the testimony's date, the newest first. */
export type SearchOrder = 'relevance' | 'place' | 'date'

/** What the lines of a concordance are sorted by: as the hits come, or by words. */
export type LineOrder = 'place' | 'left' | 'word' | 'right'

/** SearchRequest asks for a page of hits. */
export interface SearchRequest {
  query: string
  in: SearchScope[]
  testimony: string
  /** Leaves out what is said by those who ask the questions. */
  unasked: boolean
  /** All of them. */
  where: Condition[]
  order: SearchOrder
  /** Hits of one testimony stand together. */
  together: boolean
  limit: number
  offset: number
}

/** SearchResult is a page of hits. */
export interface SearchResult {
  total: number
  hits: Hit[]
  /** The index lacks changes: more may be found once it is ready. */
  late: boolean
}

/** SearchLine is one match of a hit. */
export interface SearchLine {
  hit: Hit
  /** Which of the hit's matches. */
  match: number
}

/** SearchLines is a page of a concordance. */
export interface SearchLines {
  total: number
  lines: SearchLine[]
}

/** Frequency is how often something was found in one part of the project. */
export interface Frequency {
  /** Of a testimony, "" otherwise. */
  id: string
  /** "" for no speaker, or no group. */
  name: string
  hits: number
  matches: number
  /** Of the testimonies in all, 0 where not known. */
  words: number
}

/** GroupFrequencies is how often in the groups of one attribute. */
export interface GroupFrequencies {
  attribute: string
  name: string
  groups: Frequency[]
}

/** Frequencies is how often a search finds something, over all its hits. */
export interface Frequencies {
  hits: number
  matches: number
  /** The most first. */
  testimonies: Frequency[]
  speakers: Frequency[]
  groups: GroupFrequencies[]
}

/** What a part of a search is. */
export type PartKind =
  'word' | 'form' | 'phrase' | 'near' | 'begin' | 'end' | 'alike' | 'choice' | 'filter'

/** What a filter of a search asks about. */
export type FilterKind =
  'attribute' | 'group' | 'code' | 'no_code' | 'speaker' | 'testimony' | 'place' | 'repeat'

/** SearchPart is one of the conditions that a search has beside one another: cut out, it leaves a search without it. */
export interface SearchPart {
  kind: PartKind
  start: number
  end: number
  /** As it is typed. */
  text: string
  /** What must not be. */
  except: boolean
  /** "" for words. */
  filter: FilterKind | ''
  /** Of an attribute. */
  name: string
  values: string[]
}

/** SavedSearch is a search under a name. */
export interface SavedSearch {
  id: string
  name: string
  query: string
}

/** SynonymSet is words that searches take for one another. */
export interface SynonymSet {
  id: string
  words: string[]
}
