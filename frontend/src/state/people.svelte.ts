import { createContext } from 'svelte'
import type { Bridge } from '@/bridge/bridge'
import type {
  Attribute,
  AttributeEdit,
  Bearer,
  Cell,
  Change,
  Participant,
  Proposal,
  Unread,
} from '@/bridge/types'
import { Fetched } from './fetched.svelte'

/** The participants of the project, and the attributes of testimonies and participants. */
export class People {
  readonly attributes: Fetched<Attribute[]>
  readonly participants: Fetched<Participant[]>
  readonly byId = $derived.by(() => new Map(this.list.map((p) => [p.id, p])))
  readonly attribute = $derived.by(() => new Map(this.attributes.value.map((a) => [a.id, a])))
  /** The attributes whose values are groups of testimonies. */
  readonly groups = $derived.by(() => this.attributes.value.filter((a) => a.groups))

  constructor(private readonly bridge: Bridge) {
    this.attributes = new Fetched(() => bridge.attributes(), [])
    this.participants = new Fetched(() => bridge.participants(), [])
  }

  get list(): Participant[] {
    return this.participants.value
  }

  /** The attributes of testimonies, or of participants, in their order. */
  of(bearer: Bearer): Attribute[] {
    return this.attributes.value.filter((a) => a.of === bearer)
  }

  async load(): Promise<void> {
    await Promise.all([this.attributes.load(), this.participants.load()])
  }

  addAttribute(of: Bearer, edit: AttributeEdit): Promise<Attribute> {
    return this.bridge.addAttribute(of, edit)
  }

  /** The values that an edit would take out. */
  plan(id: string, edit: AttributeEdit): Promise<Unread[]> {
    return this.bridge.planAttribute(id, edit)
  }

  /** Changes an attribute; refused where values would be lost, unless `drop`. */
  editAttribute(id: string, edit: AttributeEdit, drop: boolean): Promise<void> {
    return this.bridge.editAttribute(id, edit, drop)
  }

  moveAttribute(id: string, index: number): Promise<void> {
    return this.bridge.moveAttribute(id, index)
  }

  removeAttribute(id: string): Promise<void> {
    return this.bridge.deleteAttribute(id)
  }

  add(names: string[]): Promise<Participant[]> {
    return this.bridge.addParticipants(names)
  }

  edit(id: string, name: string, memo: string): Promise<void> {
    return this.bridge.editParticipant(id, name, memo)
  }

  remove(ids: string[]): Promise<void> {
    return this.bridge.deleteParticipants(ids)
  }

  /** Who the speakers that nobody linked may be. */
  propose(): Promise<Proposal[]> {
    return this.bridge.proposeParticipants()
  }

  link(links: Proposal[]): Promise<void> {
    return this.bridge.linkSpeakers(links)
  }

  /** The cells that cannot be read. */
  check(cells: Cell[], widen = false): Promise<Unread[]> {
    return this.bridge.checkValues(cells, widen)
  }

  /** Sets cells, all or none, as one step to undo. */
  set(cells: Cell[], widen = false): Promise<void> {
    return this.bridge.setValues(cells, widen)
  }

  /** Follows a change event; quotes move the figures of participants. */
  changed({ records }: Change): void {
    const touched = (...kinds: Change['records']) => kinds.some((k) => records.includes(k))
    if (touched('attributes', 'testimonies', 'participants')) void this.attributes.load()
    if (touched('participants', 'testimonies', 'quotes')) void this.participants.load()
  }
}

export const [usePeople, providePeople] = createContext<People>()
