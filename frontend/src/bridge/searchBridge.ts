import type {
  Frequencies,
  LineOrder,
  SavedSearch,
  SearchLines,
  SearchPart,
  SearchRequest,
  SearchResult,
  SynonymSet,
} from './searchTypes'
import type { Collection } from './types'

/** What the interface asks of Go about searches. */
export interface SearchBridge {
  /** A newer search, or concordance, stops the one before. */
  search(request: SearchRequest): Promise<SearchResult>
  /** A page of the matches, one a line; all of them are sorted. */
  concordance(request: SearchRequest, by: LineOrder): Promise<SearchLines>
  /** Counts all hits; a newer count stops the one before. */
  frequencies(request: SearchRequest): Promise<Frequencies>
  /** Stops the search and the count under way. */
  stopSearch(): Promise<void>
  /** The conditions of a search as it is typed. */
  readSearch(query: string): Promise<SearchPart[]>
  searches(): Promise<SavedSearch[]>
  /** Keeps a search under a name; one of that name is replaced. */
  saveSearch(name: string, query: string): Promise<SavedSearch>
  editSearch(id: string, name: string, query: string): Promise<void>
  deleteSearch(id: string): Promise<void>
  /** Makes a collection of the quotes that a search finds. */
  collectFound(name: string, request: SearchRequest): Promise<Collection>
  synonyms(): Promise<SynonymSet[]>
  /** Makes a set, or changes that of the ID; fewer than two words remove it. */
  setSynonyms(id: string, words: string[]): Promise<void>
}
