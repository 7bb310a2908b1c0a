import type { ChainEdit } from './chainTypes'
import type { TextEdit } from './correctTypes'
import type {
  CardReport,
  Consent,
  ExportLook,
  ExportFormat,
  ExportPreset,
  ExportRequest,
} from './exportTypes'

/** What the interface asks of Go about what leaves the program. */
export interface ExportBridge {
  /** Writes an export and answers with the path of the file; job "export". */
  exportTo(path: string, request: ExportRequest): Promise<string>
  /** Shows an export: of its pages those from `first` (from 0) on, at most `count`; of a document without pages its part `first`. */
  previewExport(request: ExportRequest, first: number, count: number): Promise<ExportLook>
  /** Says what would become of an export as cards. */
  reportCards(request: ExportRequest): Promise<CardReport>
  /** Asks for a Word document whose styles an export takes. */
  pickTemplate(title: string, format: ExportFormat): Promise<string>
  /** Lists the exports that are kept under a name, by name. */
  presets(): Promise<ExportPreset[]>
  /** Keeps an export under a name; one of that name is replaced. */
  savePreset(name: string, request: ExportRequest): Promise<ExportPreset>
  deletePreset(id: string): Promise<void>
  /** Makes rows the results chain of a collection. */
  setChain(collection: string, links: ChainEdit[]): Promise<void>
  /** Cuts words of a quote in a collection, and adds some in brackets, as it is printed there. */
  editWords(collection: string, item: string, edits: TextEdit[]): Promise<void>
  /** Notes what was agreed in testimonies, and in quotes of which something else holds. */
  setConsent(testimonies: string[], quotes: string[], consent: Consent): Promise<void>
}
