import type {
  Leaks,
  Mask,
  Name,
  NameEdit,
  NameProposal,
  NamesRead,
  NameSuggestion,
} from './namesTypes'
import type { CodebookExport } from './codebookTypes'
import type { ExportRequest } from './exportTypes'
import type { Condition } from './types'
import type { MemoExport } from './memosBridge'

/** What the interface asks of Go about real names and what stands for them. */
export interface NamesBridge {
  /** The table of pseudonyms; `counted` reads all texts once. */
  names(counted: boolean): Promise<Name[]>
  /** Adds a name; one without a pseudonym stays as it is. */
  addName(edit: NameEdit): Promise<Name>
  editName(id: string, edit: NameEdit): Promise<void>
  /** Takes names off the table, as one step to undo. */
  deleteNames(ids: string[]): Promise<void>
  /** What in the testimonies may be a name and is not in the table. */
  suggestNames(): Promise<NameSuggestion[]>
  proposeName(name: string, kind: string): Promise<NameProposal>
  /** What stands for the names in each of the texts. */
  maskTexts(texts: string[]): Promise<Mask[][]>
  maskTestimony(id: string): Promise<Mask[]>
  /** The real names that an export would show, and the name of its file. */
  leaks(request: ExportRequest, file: string): Promise<Leaks>
  /** The same, for what exportCodebook, exportMemos, exportCrossing and exportWorkshop would write. */
  codebookLeaks(request: CodebookExport, file: string): Promise<Leaks>
  memoLeaks(request: MemoExport, file: string): Promise<Leaks>
  crossingLeaks(
    dimension: string,
    attribute: string,
    where: Condition[],
    file: string,
  ): Promise<Leaks>
  workshopLeaks(collection: string, workshop: string, file: string): Promise<Leaks>
  pickNames(title: string): Promise<string>
  importNames(path: string): Promise<NamesRead>
  /** Writes the table at a path of pickSave. */
  exportNames(path: string): Promise<void>
}
