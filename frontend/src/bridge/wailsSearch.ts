import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import type { SearchBridge } from './searchBridge'
import type { SearchLines, SearchPart, SearchResult } from './searchTypes'

/** The part of the bridge over Wails about searches. */
export function wailsSearch(origin: string): SearchBridge {
  const ask = watched
  const long = <T>(call: Promise<T>) => watched(call, Infinity)
  return {
    search: async (request) => (await long(go.Search(request))) as SearchResult,
    concordance: async (request, by) => (await long(go.Concordance(request, by))) as SearchLines,
    frequencies: (request) => long(go.Frequencies(request)),
    stopSearch: () => ask(go.StopSearch()),
    readSearch: async (query) => (await ask(go.ReadSearch(query))) as SearchPart[],
    searches: () => ask(go.Searches()),
    saveSearch: (name, query) => ask(go.SaveSearch(name, query, origin)),
    editSearch: (id, name, query) => ask(go.EditSearch(id, name, query, origin)),
    deleteSearch: (id) => ask(go.DeleteSearch(id, origin)),
    collectFound: (name, request) => long(go.CollectFound(name, request, origin)),
    synonyms: () => ask(go.Synonyms()),
    setSynonyms: (id, words) => ask(go.SetSynonyms(id, words, origin)),
  }
}
