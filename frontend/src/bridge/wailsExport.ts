import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import type { ExportBridge } from './exportBridge'
import type { ExportPreset } from './exportTypes'

/** The part of the bridge over Wails about what leaves the program. */
export function wailsExport(origin: string): ExportBridge {
  const long = <T>(call: Promise<T>) => watched(call, Infinity)
  return {
    exportTo: (path, request) => long(go.Export(request, path)),
    previewExport: (request, first, count) => long(go.PreviewExport(request, first, count)),
    reportCards: (request) => long(go.ReportCards(request)),
    pickTemplate: (title, format) => long(go.PickTemplate(title, format)),
    presets: async () => (await watched(go.Presets())) as ExportPreset[],
    savePreset: async (name, request) =>
      (await watched(go.SavePreset(name, request, origin))) as ExportPreset,
    deletePreset: (id) => watched(go.DeletePreset(id, origin)),
    setChain: (id, links) => watched(go.SetChain(id, links, origin)),
    editWords: (id, item, edits) => watched(go.EditWords(id, item, edits, origin)),
    setConsent: (testimonies, quotes, consent) =>
      watched(go.SetConsent(testimonies, quotes, consent, origin)),
  }
}
