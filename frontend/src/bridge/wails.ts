import * as go from '../../wailsjs/go/desktop/App'
import { EventsOn } from '../../wailsjs/runtime/runtime'
import type { Bridge, BridgeEvents } from './bridge'
import { watched } from './call'
import { everything } from './filter'
import type { EraseReport } from './givingTypes'
import type { ImportReport, Opening, Preview } from './importTypes'
import { wailsAutocode } from './wailsAutocode'
import { wailsCodebook } from './wailsCodebook'
import { wailsCorrect } from './wailsCorrect'
import { wailsPassages } from './wailsPassages'
import { wailsExport } from './wailsExport'
import { wailsBoard } from './wailsBoard'
import { wailsFairness } from './wailsFairness'
import { wailsMemos } from './wailsMemos'
import { wailsNames } from './wailsNames'
import { wailsReshape } from './wailsReshape'
import { wailsOffers } from './wailsOffers'
import { wailsSearch } from './wailsSearch'
import { wailsPeople } from './wailsPeople'
import { wailsStances } from './wailsStances'
import { wailsCrossing } from './wailsCrossing'
import { wailsWorkshops } from './wailsWorkshops'
import { wailsRecordings } from './wailsRecordings'
import type {
  BackupChanges,
  BackupState,
  Brought,
  CollectionView,
  Compaction,
  Comparison,
  Copies,
  Piece,
  Problem,
  Protection,
  Repeats,
  Settings,
  Status,
} from './types'
import type { Survey } from './surveyTypes'

/** Whether the page runs in Florilège's window, or in a browser on its development server. */
export function hasWails(): boolean {
  return 'go' in window && 'runtime' in window
}

/**
 * The bridge over Wails: the only place that knows the generated calls. Generated types
 * leave words open ("string") and nulls out; the casts here state what Go promises.
 */
export function wailsBridge(): Bridge {
  // randomUUID is for secure contexts only, which a webview's own scheme may not be.
  const origin = [...crypto.getRandomValues(new Uint32Array(4))]
    .map((n) => n.toString(36))
    .join('-')
  const ask = watched
  const long = <T>(call: Promise<T>) => watched(call, Infinity)
  const protection = async (call: Promise<unknown>) => (await long(call)) as Protection
  const status = async (call: Promise<unknown>) => (await long(call)) as Status

  return {
    ...wailsAutocode(origin),
    ...wailsCodebook(origin),
    ...wailsCorrect(origin),
    ...wailsPassages(origin),
    ...wailsExport(origin),
    ...wailsBoard(),
    ...wailsFairness(origin),
    ...wailsMemos(origin),
    ...wailsNames(origin),
    ...wailsOffers(origin),
    ...wailsSearch(origin),
    ...wailsPeople(origin),
    ...wailsRecordings(origin),
    ...wailsReshape(origin),
    ...wailsStances(origin),
    ...wailsWorkshops(origin),
    ...wailsCrossing(),
    origin,
    on: <K extends keyof BridgeEvents>(name: K, listener: (event: BridgeEvents[K]) => void) =>
      EventsOn(name, (event: BridgeEvents[K]) => listener(event)),

    status: async () => (await ask(go.Status())) as Status,
    settings: async () => (await ask(go.Settings())) as Settings,
    saveSettings: (settings) => ask(go.SaveSettings(settings)),
    copyText: (text) => ask(go.CopyText(text)),
    forgetRecent: async (path) => (await ask(go.ForgetRecent(path))) as Settings,
    startPath: () => ask(go.StartPath()),
    templates: (locale) => ask(go.Templates(locale)),
    newProject: (path, name, templates, locale) =>
      status(go.NewProject(path, name, templates, locale)),
    openProject: (path) => status(go.OpenProject(path)),
    unlockProject: (path, secret) => status(go.UnlockProject(path, secret)),
    newProtectedProject: (path, name, templates, locale, passphrase) =>
      protection(go.NewProtectedProject(path, name, templates, locale, passphrase)),
    protectProject: (current, passphrase) => protection(go.ProtectProject(current, passphrase)),
    unprotectProject: (current) => protection(go.UnprotectProject(current)),
    print: async () => {
      await ask(go.AllowPrint())
      window.print()
    },
    pickRecoverySheet: (title, name) => long(go.PickRecoverySheet(title, name)),
    saveRecoverySheet: (path, key, file, locale) =>
      ask(go.SaveRecoverySheet(path, key, file, locale)),
    suggestPassphrase: (locale) => ask(go.SuggestPassphrase(locale)),
    openSample: () => status(go.OpenSample()),
    closeProject: () => status(go.CloseProject()),
    inPlace: async () => (await ask(go.InPlace())) as Problem | null,
    saveCopy: (path) => long(go.SaveCopy(path)),
    editProject: (name, memo) => ask(go.EditProject(name, memo, origin)),
    planShare: (choice) => ask(go.PlanShare(choice)),
    share: (path, choice) => long(go.Share(path, choice)),
    saveShareReport: (path, text) => ask(go.SaveShareReport(path, text)),
    planErase: (testimony) => ask(go.PlanErase(testimony)),
    erase: async (testimony, reason, backups) =>
      (await long(go.Erase(testimony, reason, backups))) as EraseReport,
    erasures: () => ask(go.Erasures()),
    check: () => long(go.Check()),
    examine: (path, backup, secret) => long(go.ExamineProject(path, backup, secret)),
    repair: (path, to, backup, secret) => long(go.RepairProject(path, to, backup, secret)),

    diagnostics: (locale) => long(go.Diagnostics(locale)),
    pickDiagnostics: (title) => long(go.PickDiagnostics(title)),
    saveDiagnostics: (path) => ask(go.SaveDiagnostics(path)),

    pickOpen: (title) => long(go.PickOpen(title)),
    pickNew: (title, name) => long(go.PickNew(title, name)),
    pickImport: (title) => long(go.PickImport(title)),
    pickSave: (title, name, format) => long(go.PickSave(title, name, format)),

    testimonies: () => ask(go.Testimonies()),
    read: (testimony) => ask(go.Text(testimony)),
    editTestimony: (id, title, memo, speakers) =>
      ask(go.EditTestimony(id, title, memo, speakers, origin)),
    deleteTestimony: (id) => ask(go.DeleteTestimony(id, origin)),

    planImport: async (paths) => (await long(go.PlanImport(paths))) as Preview[],
    openPreview: async (key, encoding) => (await ask(go.OpenPreview(key, encoding))) as Opening,
    pickReport: (title, name) => long(go.PickReport(title, name)),
    saveReport: (path, rows) => ask(go.SaveReport(path, rows)),
    runImport: async (choices) => (await long(go.Import(choices, origin))) as ImportReport,
    pickSurvey: (title) => long(go.PickSurvey(title)),
    planSurvey: async (path, sheet) => (await long(go.PlanSurvey(path, sheet))) as Survey,
    countSurvey: (choice) => long(go.CountSurvey(choice)),
    importSurvey: (choice) => long(go.ImportSurvey(choice, origin)),
    cancelJob: (id) => ask(go.CancelJob(id)),

    codes: () => ask(go.Codes()),
    addTemplate: (name, locale) => ask(go.AddTemplate(name, locale, origin)),
    addCode: (name, parent, color) => ask(go.AddCode(name, parent, color, origin)),
    editCode: (id, edit) => ask(go.EditCode(id, edit, origin)),
    moveCode: (id, parent, index) => ask(go.MoveCode(id, parent, index, origin)),
    deleteCode: (id, moveTo) => ask(go.DeleteCode(id, moveTo, origin)),

    quotes: (filter) => ask(go.Quotes(filter)),
    quote: (id) => ask(go.Quote(id)),
    codePassage: (testimony, start, end, codes) =>
      ask(go.CodePassage(testimony, start, end, codes, origin)),
    codeNew: (testimony, start, end, name, parent) =>
      ask(go.CodeNew(testimony, start, end, name, parent, origin)),
    addCodes: (quote, codes) => ask(go.AddCodes(quote, codes, origin)),
    removeCode: (quote, code) => ask(go.RemoveCode(quote, code, origin)),
    editQuoteMemo: (quote, memo) => ask(go.EditMemo(quote, memo, origin)),
    moveQuote: (quote, start, end, whose) => ask(go.MoveQuote(quote, start, end, whose, origin)),
    deleteQuote: (quote) => ask(go.DeleteQuote(quote, origin)),
    codeAll: (quotes, passages, codes) => long(go.CodeAll(quotes, passages, codes, origin)),
    deleteQuotes: (quotes, whose) => long(go.DeleteQuotes(quotes, whose, origin)),

    repeats: async (near, where) => (await long(go.Repeats(near, where))) as Repeats,
    confirmRepeat: (quotes, stands) => ask(go.ConfirmRepeat(quotes, stands, origin)),
    rejectRepeat: (quotes) => ask(go.RejectRepeat(quotes, origin)),
    forgetVerdict: (quotes) => ask(go.ForgetVerdict(quotes, origin)),
    compare: async (left, right) => (await ask(go.Compare(left, right))) as Piece[],

    collections: () => ask(go.Collections()),
    collection: async (id) => (await ask(go.Collection(id))) as CollectionView,
    addCollection: (name, filter) =>
      ask(go.AddCollection(name, filter ?? everything, filter !== null, origin)),
    editCollection: (id, name, intro) => ask(go.EditCollection(id, name, intro, origin)),
    deleteCollection: (id) => ask(go.DeleteCollection(id, origin)),
    fillCollection: (id, filter, kept) => ask(go.FillCollection(id, filter, kept, origin)),
    addToCollection: (id, quotes, after) => ask(go.AddToCollection(id, quotes, after, origin)),
    addItem: (id, kind, text, level, after) =>
      ask(go.AddItem(id, kind, text, level, after, origin)),
    editItem: (id, item, text) => ask(go.EditItem(id, item, text, origin)),
    moveItem: (id, item, index) => ask(go.MoveItem(id, item, index, origin)),
    removeItems: (id, items) => ask(go.RemoveItems(id, items, origin)),

    backupsOf: (path) => ask(go.BackupsOf(path)),
    readBackup: (path, name, secret) => long(go.ReadBackup(path, name, secret)),
    backupChanges: async (name, secret) =>
      (await long(go.BackupChanges(name, secret))) as BackupChanges,
    backupState: async () => (await ask(go.BackupState())) as BackupState,
    backUpNow: () => long(go.BackUpNow()),
    restoreBackup: (path, name, label, secret) => long(go.RestoreBackup(path, name, label, secret)),
    limitBackups: (megabytes) => ask(go.LimitBackups(megabytes)),
    pickFolder: (title) => long(go.PickFolder(title)),
    moveBackups: (folder) => long(go.MoveBackups(folder)),
    copies: async (named) => (await long(go.Copies(named))) as Copies,
    dismissCopy: (path) => ask(go.DismissCopy(path)),
    dismissFolder: () => ask(go.DismissFolder()),
    compareCopy: async (path, secret) => (await long(go.CompareCopy(path, secret))) as Comparison,
    bringOver: async (path, secret, wanted) =>
      (await long(go.BringOver(path, secret, wanted, origin))) as Brought,
    space: () => ask(go.Space()),
    compact: async () => (await long(go.Compact())) as Compaction,

    undo: () => status(go.Undo(origin)),
    redo: () => status(go.Redo(origin)),
  }
}
