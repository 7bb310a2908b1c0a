import type {
  CodebookExport,
  CodebookFormat,
  CodebookPlan,
  CodeStep,
  HistoryFilter,
} from './codebookTypes'
import type { Status, Step } from './types'

/** What the interface asks of Go about the codebook as a whole, and about the history. */
export interface CodebookBridge {
  /** Makes one code of several, as one step to undo: codings are joined, notes and children kept. */
  mergeCodes(from: string[], into: string): Promise<void>
  /** Turns the coding of quotes with one code into codings with others. */
  sortQuotes(quotes: string[], from: string, to: string[]): Promise<void>
  /** Takes a code with those under it out of what is offered, or puts it back. */
  archiveCode(id: string, archived: boolean): Promise<void>
  /** What became of a code, the newest first. */
  codeHistory(id: string): Promise<CodeStep[]>
  /** Asks for a codebook: a table or a .qdc; "" for none. */
  pickCodebook(title: string): Promise<string>
  planCodebook(path: string): Promise<CodebookPlan>
  importCodebook(path: string): Promise<CodebookPlan>
  /** Asks where to write the codebook; "" for nowhere. */
  pickCodebookExport(title: string, name: string, format: CodebookFormat): Promise<string>
  exportCodebook(path: string, request: CodebookExport): Promise<void>

  history(filter: HistoryFilter, before: number, limit: number): Promise<Step[]>
  /** Who made changes. */
  historyPeople(): Promise<string[]>
  /** What goBack would take back, the newest first. */
  behind(seq: number): Promise<Step[]>
  /** Takes back everything done after a change, as undo would step by step. */
  goBack(seq: number): Promise<Status>
}
