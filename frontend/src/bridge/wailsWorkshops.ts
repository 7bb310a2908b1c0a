import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import type { WorkshopsBridge } from './workshopsBridge'

/** The part of the bridge over Wails about workshops. */
export function wailsWorkshops(origin: string): WorkshopsBridge {
  const ask = watched
  return {
    workshops: (id) => ask(go.Workshops(id)),
    addWorkshop: (id, name, public_) => ask(go.AddWorkshop(id, name, public_, origin)),
    deleteWorkshop: (id, workshop) => ask(go.DeleteWorkshop(id, workshop, origin)),
    sortCards: (id, workshop, pile, line, move) =>
      ask(go.SortCards(id, workshop, pile, line, move, origin)),
    takeCards: (id, workshop, cards) => ask(go.TakeCards(id, workshop, cards, origin)),
    renamePile: (id, workshop, pile, name) => ask(go.RenamePile(id, workshop, pile, name, origin)),
    codesOfWorkshop: (id, workshop) => ask(go.CodesOfWorkshop(id, workshop, origin)),
    exportWorkshop: (id, workshop, path) => ask(go.ExportWorkshop(id, workshop, path)),
  }
}
