import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import type { NamesBridge } from './namesBridge'
import type { Leaks, Mask, Name, NameSuggestion } from './namesTypes'

/** The part of the bridge over Wails about real names and what stands for them. */
export function wailsNames(origin: string): NamesBridge {
  const ask = watched
  const long = <T>(call: Promise<T>) => watched(call, Infinity)
  return {
    names: async (counted) => (await long(go.Names(counted))) as Name[],
    addName: async (edit) => (await ask(go.AddName(edit, origin))) as Name,
    editName: (id, edit) => ask(go.EditName(id, edit, origin)),
    deleteNames: (ids) => ask(go.DeleteNames(ids, origin)),
    suggestNames: async () => (await long(go.SuggestNames())) as NameSuggestion[],
    proposeName: (name, kind) => long(go.ProposeName(name, kind)),
    maskTexts: async (texts) => (await ask(go.MaskTexts(texts))) as Mask[][],
    maskTestimony: async (id) => (await ask(go.MaskTestimony(id))) as Mask[],
    leaks: async (request, file) => (await long(go.Leaks(request, file))) as Leaks,
    codebookLeaks: async (request, file) => (await long(go.CodebookLeaks(request, file))) as Leaks,
    memoLeaks: async (request, file) => (await long(go.MemoLeaks(request, file))) as Leaks,
    crossingLeaks: async (dimension, attribute, where, file) =>
      (await long(go.CrossingLeaks(dimension, attribute, where, file))) as Leaks,
    workshopLeaks: async (collection, workshop, file) =>
      (await long(go.WorkshopLeaks(collection, workshop, file))) as Leaks,
    pickNames: (title) => long(go.PickNames(title)),
    importNames: (path) => long(go.ImportNames(path, origin)),
    exportNames: (path) => ask(go.ExportNames(path)),
  }
}
