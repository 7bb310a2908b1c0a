import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import type { CodebookBridge } from './codebookBridge'
import type { CodebookPlan, CodeStep } from './codebookTypes'
import type { Status } from './types'

/** The part of the bridge over Wails about the codebook and the history. */
export function wailsCodebook(origin: string): CodebookBridge {
  const ask = watched
  const long = <T>(call: Promise<T>) => watched(call, Infinity)
  return {
    mergeCodes: (from, into) => long(go.MergeCodes(from, into, origin)),
    sortQuotes: (quotes, from, to) => ask(go.SortQuotes(quotes, from, to, origin)),
    archiveCode: (id, archived) => ask(go.ArchiveCode(id, archived, origin)),
    codeHistory: async (id) => (await long(go.CodeHistory(id))) as CodeStep[],
    pickCodebook: (title) => long(go.PickCodebook(title)),
    planCodebook: async (path) => (await long(go.PlanCodebook(path))) as CodebookPlan,
    importCodebook: async (path) => (await long(go.ImportCodebook(path, origin))) as CodebookPlan,
    pickCodebookExport: (title, name, format) => long(go.PickCodebookExport(title, name, format)),
    exportCodebook: (path, request) => long(go.ExportCodebook(path, request)),
    history: (filter, before, limit) => ask(go.History(filter, before, limit)),
    historyPeople: () => long(go.HistoryPeople()),
    behind: (seq) => long(go.Behind(seq)),
    goBack: async (seq) => (await long(go.GoBack(seq, origin))) as Status,
  }
}
