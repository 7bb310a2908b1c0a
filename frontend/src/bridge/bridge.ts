import type {
  ErasePlan,
  EraseReport,
  Erasures,
  ShareChoice,
  SharePlan,
  ShareReport,
} from './givingTypes'
import type {
  BackupChanges,
  BackupContents,
  Backups,
  BackupState,
  Brought,
  Change,
  Code,
  CodeEdit,
  Collection,
  CollectionView,
  Compaction,
  Condition,
  Comparison,
  Copies,
  Index,
  Job,
  Locale,
  Passage,
  Piece,
  Problem,
  Protection,
  Quote,
  QuoteFilter,
  QuotePage,
  Repeats,
  Settings,
  Space,
  Speaker,
  Status,
  Template,
  Testimony,
  Text,
  Wanted,
  Whose,
} from './types'
import type { AutocodeBridge } from './autocodeBridge'
import type { CrossingBridge } from './crossingBridge'
import type { CodebookBridge } from './codebookBridge'
import type { CorrectBridge } from './correctBridge'
import type { PassagesBridge } from './passagesBridge'
import type { ExportBridge } from './exportBridge'
import type { ExportFormat } from './exportTypes'
import type { Choice, ImportReport, Opening, Preview } from './importTypes'
import type { BoardBridge } from './boardBridge'
import type { FairnessBridge } from './fairnessBridge'
import type { MemosBridge } from './memosBridge'
import type { NamesBridge } from './namesBridge'
import type { OffersBridge } from './offersBridge'
import type { PeopleBridge } from './peopleBridge'
import type { RecordingBridge } from './recordingBridge'
import type { ReshapeBridge } from './reshapeBridge'
import type { SearchBridge } from './searchBridge'
import type { StancesBridge } from './stancesBridge'
import type { WorkshopsBridge } from './workshopsBridge'
import type { RepairReport, Trouble } from './soundnessTypes'
import type { Survey, SurveyChoice, SurveyCounts, SurveyReport } from './surveyTypes'

/** What Go tells on its own. */
export interface BridgeEvents {
  change: Change
  job: Job
  index: Index
  backup: BackupState
  /** A project file to open: given on the command line to a window already there, or dropped. */
  open: string
  /** Files dropped on the window that are not projects: testimonies to import. */
  drop: string[]
}

/**
 * Everything the interface asks of Go. Every method fails with a BridgeError. A method that
 * changes the project answers once the change is on disk, and is followed by a "change"
 * event whose origin is this bridge's. Dialogs answer "" or [] when they are closed.
 */
export interface Bridge
  extends
    AutocodeBridge,
    BoardBridge,
    CodebookBridge,
    CorrectBridge,
    ExportBridge,
    FairnessBridge,
    MemosBridge,
    NamesBridge,
    OffersBridge,
    PassagesBridge,
    PeopleBridge,
    RecordingBridge,
    ReshapeBridge,
    SearchBridge,
    StancesBridge,
    WorkshopsBridge,
    CrossingBridge {
  /** The token that this window's changes carry in Change.origin. */
  readonly origin: string

  /** Listens to an event; call what it returns to stop. */
  on<K extends keyof BridgeEvents>(name: K, listener: (event: BridgeEvents[K]) => void): () => void

  status(): Promise<Status>
  settings(): Promise<Settings>
  /** Keeps the user's choices; the recent projects and the last one are Go's own. */
  saveSettings(settings: Settings): Promise<void>
  forgetRecent(path: string): Promise<Settings>
  /** The project to open first: that of the command line, else the last one, else "". */
  startPath(): Promise<string>
  templates(locale: Locale): Promise<Template[]>
  newProject(path: string, name: string, templates: string[], locale: Locale): Promise<Status>
  openProject(path: string): Promise<Status>
  /** Opens a project that openProject found locked, whose path is in that error's detail. */
  unlockProject(path: string, secret: string): Promise<Status>
  newProtectedProject(
    path: string,
    name: string,
    templates: string[],
    locale: Locale,
    passphrase: string,
  ): Promise<Protection>
  /** Seals the open project; job "protect". `current` opens it now, "" where nothing does yet. */
  protectProject(current: string, passphrase: string): Promise<Protection>
  /** Writes the open project in the clear; job "protect". */
  unprotectProject(current: string): Promise<Protection>
  /** Prints the page as it is styled for paper; the system's dialog asks where. */
  print(): Promise<void>
  /** Asks where to write the page with a recovery key, a PDF of that name. */
  pickRecoverySheet(title: string, name: string): Promise<string>
  /** Writes that page, for the project file of that name. */
  saveRecoverySheet(path: string, key: string, file: string, locale: Locale): Promise<void>
  /** Five words drawn at random. */
  suggestPassphrase(locale: Locale): Promise<string>
  openSample(): Promise<Status>
  closeProject(): Promise<Status>
  /** Why nothing can be saved any more: the open project's file is not where it was; or null. */
  inPlace(): Promise<Problem | null>
  /** Writes the open project into a new file, at a path of pickNew; job "copy". */
  saveCopy(path: string): Promise<void>
  editProject(name: string, memo: string): Promise<void>
  /** Says what a copy for somebody else would hold. */
  planShare(choice: ShareChoice): Promise<SharePlan>
  /** Makes the copy at a path that `pickNew` gave; job "share". */
  share(path: string, choice: ShareChoice): Promise<ShareReport>
  /** Writes a text beside the copy; answers with its path. */
  saveShareReport(path: string, text: string): Promise<string>
  /** Says what erasing a testimony takes away. */
  planErase(testimony: string): Promise<ErasePlan>
  /** Erases a testimony for good, from the backups too where asked; job "erase". */
  erase(testimony: string, reason: string, backups: boolean): Promise<EraseReport>
  erasures(): Promise<Erasures>
  /** Reads the whole project and returns what is wrong. */
  check(): Promise<Trouble[]>
  /**
   * Tells what can be saved of the project at a path, or of the open one for ""; job
   * "examine". `backup` completes it: a backup by its name, another file of the project by its
   * path, or "".
   */
  examine(path: string, backup: string, secret: string): Promise<RepairReport>
  /** Saves that into a new file, at a path of pickNew; job "repair". */
  repair(path: string, to: string, backup: string, secret: string): Promise<RepairReport>

  /** A text that helps to support the user and holds no word of the project. */
  diagnostics(locale: Locale): Promise<string>
  /** Puts a text on the system's clipboard. */
  copyText(text: string): Promise<void>
  pickDiagnostics(title: string): Promise<string>
  /** Writes the text that `diagnostics` made last. */
  saveDiagnostics(path: string): Promise<void>

  /** The titles are those of the dialogs. */
  pickOpen(title: string): Promise<string>
  /** Asks where to make a project of that name. */
  pickNew(title: string, name: string): Promise<string>
  pickImport(title: string): Promise<string[]>
  /** Asks where to write an export of that name. */
  pickSave(title: string, name: string, format: ExportFormat): Promise<string>

  testimonies(): Promise<Testimony[]>
  read(testimony: string): Promise<Text>
  editTestimony(id: string, title: string, memo: string, speakers: Speaker[]): Promise<void>
  deleteTestimony(id: string): Promise<void>

  /** Reads files and folders and says what importing them would store; job "plan". */
  planImport(paths: string[]): Promise<Preview[]>
  /** Reads a planned file again, in another encoding or as before (""). */
  openPreview(key: string, encoding: string): Promise<Opening>
  /** Stores what was planned last; job "import". */
  runImport(choices: Choice[]): Promise<ImportReport>
  /** Asks where to write what became of files; "" for nowhere. */
  pickReport(title: string, name: string): Promise<string>
  /** Writes rows, the first one the names of the columns: CSV, or text where the name ends so. */
  saveReport(path: string, rows: string[][]): Promise<void>
  /** Asks for a table; "" for none. */
  pickSurvey(title: string): Promise<string>
  /** Reads a sheet of a table and says what its columns are taken for; job "plan". */
  planSurvey(path: string, sheet: number): Promise<Survey>
  /** Says what importing the table would do. */
  countSurvey(choice: SurveyChoice): Promise<SurveyCounts>
  /** Stores each row of the table as a testimony; job "import". */
  importSurvey(choice: SurveyChoice): Promise<SurveyReport>
  cancelJob(id: string): Promise<void>

  codes(): Promise<Code[]>
  /** Adds what the codebook lacks of a template; answers how many codes that was. */
  addTemplate(name: string, locale: Locale): Promise<number>
  addCode(name: string, parent: string, color: string): Promise<Code>
  editCode(id: string, edit: CodeEdit): Promise<void>
  moveCode(id: string, parent: string, index: number): Promise<void>
  /** Deletes a code and those under it; their codings go to `moveTo`, or away when it is "". */
  deleteCode(id: string, moveTo: string): Promise<void>

  quotes(filter: QuoteFilter): Promise<QuotePage>
  quote(id: string): Promise<Quote>
  /** Makes a quote of a passage, or adds to the quote that stands exactly there. */
  codePassage(testimony: string, start: number, end: number, codes: string[]): Promise<Quote>
  /** Does the same with one code that it makes under `parent`, as one step to undo. */
  codeNew(
    testimony: string,
    start: number,
    end: number,
    name: string,
    parent: string,
  ): Promise<Quote>
  addCodes(quote: string, codes: string[]): Promise<Quote>
  /** Takes a code off; a quote that nothing keeps goes, and the answer has no ID. */
  removeCode(quote: string, code: string): Promise<Quote>
  editQuoteMemo(quote: string, memo: string): Promise<Quote>
  /** Moves the ends of a quote, or of what `whose` coded of it, which is then one of its own. */
  moveQuote(quote: string, start: number, end: number, whose: Whose): Promise<Quote>
  deleteQuote(quote: string): Promise<void>
  /** Puts codes on quotes, and on passages that become quotes, as one step to undo. */
  codeAll(quotes: string[], passages: Passage[], codes: string[]): Promise<void>
  /** Deletes quotes, or takes off what `whose` coded of them, as one step to undo. */
  deleteQuotes(quotes: string[], whose: Whose): Promise<void>

  /** With `where`, what a quote that meets the conditions has a part in. */
  repeats(near: number, where: Condition[]): Promise<Repeats>
  confirmRepeat(quotes: string[], stands: string): Promise<void>
  rejectRepeat(quotes: string[]): Promise<void>
  forgetVerdict(quotes: string[]): Promise<void>
  compare(left: string, right: string): Promise<Piece[]>

  collections(): Promise<Collection[]>
  collection(id: string): Promise<CollectionView>
  /** Makes a collection, empty or with the quotes of a filter under headings by code. */
  addCollection(name: string, filter: QuoteFilter | null): Promise<Collection>
  editCollection(id: string, name: string, intro: string): Promise<void>
  deleteCollection(id: string): Promise<void>
  /**
   * Adds the quotes of a filter that are missing; answers how many. With `kept` the collection
   * offers those that pass it later.
   */
  fillCollection(id: string, filter: QuoteFilter, kept: boolean): Promise<number>
  /** Puts quotes after an item, or at the end for "". */
  addToCollection(id: string, quotes: string[], after: string): Promise<void>
  /** Puts a heading or a comment after an item, or at the end for "". */
  addItem(
    id: string,
    kind: 'heading' | 'comment',
    text: string,
    level: number,
    after: string,
  ): Promise<void>
  editItem(id: string, item: string, text: string): Promise<void>
  /** Moves an item to an index, counted without it. */
  moveItem(id: string, item: string, index: number): Promise<void>
  removeItems(id: string, items: string[]): Promise<void>

  /** Of the project at a path, which may be gone or damaged; "" for the open one. */
  backupsOf(path: string): Promise<Backups>
  /** What a backup of the project at a path ("" for the open one) holds. */
  readBackup(path: string, name: string, secret: string): Promise<BackupContents>
  /** What would be different in a backup of the open project. */
  backupChanges(name: string, secret: string): Promise<BackupChanges>
  backupState(): Promise<BackupState>
  /** Answers false where the project was backed up at this moment already. */
  backUpNow(): Promise<boolean>
  /** Writes a backup to a new file beside its project and answers with its path; job "restore". */
  restoreBackup(path: string, name: string, label: string, secret: string): Promise<string>
  /** Megabytes for the backups of a project, 0 for any. */
  limitBackups(megabytes: number): Promise<void>
  pickFolder(title: string): Promise<string>
  /** Brings all backups to a folder, "" for the user's own; answers where that is; job "move". */
  moveBackups(folder: string): Promise<string>
  /** Finds the other files of the project beside it; `named` leaves out those of other names. */
  copies(named: boolean): Promise<Copies>
  /** Puts the notice about a copy aside until that changes. */
  dismissCopy(path: string): Promise<void>
  /** Puts the notice about the folder aside. */
  dismissFolder(): Promise<void>
  /** Compares another file of the project; `secret` is its passphrase where it asks for one. */
  compareCopy(path: string, secret: string): Promise<Comparison>
  /** Takes records of another file over, as one step to undo. */
  bringOver(path: string, secret: string, wanted: Wanted): Promise<Brought>
  space(): Promise<Space>
  /** Closes the project, writes it anew without what was deleted, and opens it; job "compact". */
  compact(): Promise<Compaction>

  undo(): Promise<Status>
  redo(): Promise<Status>
}
