import type {
  Attribute,
  AttributeEdit,
  Bearer,
  Cell,
  Condition,
  Library,
  Participant,
  Proposal,
  Unread,
  ValuesChoice,
  ValuesPlan,
} from './typesPeople'

/** What the interface asks of Go about participants and attributes. */
export interface PeopleBridge {
  /** Those of testimonies first. */
  attributes(): Promise<Attribute[]>
  addAttribute(of: Bearer, edit: AttributeEdit): Promise<Attribute>
  /** The values that an edit would take out. */
  planAttribute(id: string, edit: AttributeEdit): Promise<Unread[]>
  /** Refused where values would be lost, unless `drop`. */
  editAttribute(id: string, edit: AttributeEdit, drop: boolean): Promise<void>
  /** Moves an attribute to an index among those of its bearer, counted without it. */
  moveAttribute(id: string, index: number): Promise<void>
  deleteAttribute(id: string): Promise<void>
  participants(): Promise<Participant[]>
  addParticipants(names: string[]): Promise<Participant[]>
  editParticipant(id: string, name: string, memo: string): Promise<void>
  deleteParticipants(ids: string[]): Promise<void>
  /** Who the speakers that nobody linked may be. */
  proposeParticipants(): Promise<Proposal[]>
  /** Says who speakers are, as one step to undo. */
  linkSpeakers(links: Proposal[]): Promise<void>
  /** The cells that cannot be read; `widen` makes new choices of words that are none. */
  checkValues(cells: Cell[], widen: boolean): Promise<Unread[]>
  /** Sets cells, all or none, as one step to undo. */
  setValues(cells: Cell[], widen: boolean): Promise<void>
  /** What importing a table of values, at a path of pickSurvey, changes. */
  planValues(path: string, choice: ValuesChoice): Promise<ValuesPlan>
  /** Does that as one step to undo; what cannot be used is left out. */
  importValues(path: string, choice: ValuesChoice): Promise<void>
  /** How the testimonies were arranged last. */
  library(): Promise<Library>
  /** Keeps how they are arranged; of a sealed project no condition, which are words of it. */
  arrangeLibrary(library: Library): Promise<void>
  /** The testimonies of which any words meet the conditions, by ID. */
  within(where: Condition[]): Promise<string[]>
}
