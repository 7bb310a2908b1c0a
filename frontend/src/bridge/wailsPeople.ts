import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import type { PeopleBridge } from './peopleBridge'
import type { Attribute, Library, ValuesPlan } from './typesPeople'

/** The part of the bridge over Wails about participants and attributes. */
export function wailsPeople(origin: string): PeopleBridge {
  const ask = watched
  const long = <T>(call: Promise<T>) => watched(call, Infinity)
  return {
    attributes: async () => (await ask(go.Attributes())) as Attribute[],
    addAttribute: async (of, edit) => (await ask(go.AddAttribute(of, edit, origin))) as Attribute,
    planAttribute: (id, edit) => ask(go.PlanAttribute(id, edit)),
    editAttribute: (id, edit, drop) => ask(go.EditAttribute(id, edit, drop, origin)),
    moveAttribute: (id, index) => ask(go.MoveAttribute(id, index, origin)),
    deleteAttribute: (id) => ask(go.DeleteAttribute(id, origin)),
    participants: () => ask(go.Participants()),
    addParticipants: (names) => ask(go.AddParticipants(names, origin)),
    editParticipant: (id, name, memo) => ask(go.EditParticipant(id, name, memo, origin)),
    deleteParticipants: (ids) => ask(go.DeleteParticipants(ids, origin)),
    proposeParticipants: () => ask(go.ProposeParticipants()),
    linkSpeakers: (links) => ask(go.LinkSpeakers(links, origin)),
    checkValues: (cells, widen) => ask(go.CheckValues(cells, widen)),
    setValues: (cells, widen) => long(go.SetValues(cells, widen, origin)),
    planValues: async (path, choice) => (await long(go.PlanValues(path, choice))) as ValuesPlan,
    importValues: (path, choice) => long(go.ImportValues(path, choice, origin)),
    library: async () => (await ask(go.Library())) as Library,
    arrangeLibrary: (library) => ask(go.ArrangeLibrary(library)),
    within: (where) => ask(go.Within(where)),
  }
}
