import { BridgeError } from '../error'
import type { PeopleBridge } from '../peopleBridge'
import type { Attribute, AttributeEdit, Cell, Library, RecordKind, Unread, Value } from '../types'
import { BackupsFake } from './backups'
import { fakeValues, meets, readValue } from './peopleValues'
import { newId, type Records } from './records'

/** How the fake reads and changes its records. */
interface Tools {
  read: <T>(work: (r: Records) => T) => Promise<T>
  change: <T>(
    action: string,
    subject: string,
    records: RecordKind[],
    work: (r: Records) => T,
  ) => Promise<T>
}

/** Every kind of record: what undo and redo tell. */
export const everyKind: RecordKind[] = [
  'project',
  'testimonies',
  'codes',
  'quotes',
  'verdicts',
  'collections',
  'participants',
  'attributes',
  'pseudonyms',
]

export interface Holder {
  id: string
  name: string
  values: Value[]
}

export function holders(r: Records, of: Attribute['of']): Holder[] {
  if (of === 'participant') return r.participants
  return r.testimonies.map(({ meta }) => ({ id: meta.id, name: meta.title, values: meta.values }))
}

export function attributeOf(r: Records, id: string): Attribute {
  const found = r.attributes.find((a) => a.id === id)
  if (!found) throw new BridgeError('not_found', `there is no attribute ${id}`, id)
  return found
}

function free(r: Records, of: Attribute['of'], name: string, self: string): void {
  const taken = r.attributes.some((a) => a.of === of && a.id !== self && a.name === name)
  if (taken) throw new BridgeError('exists', `the attribute ${name} is there already`, name)
}

/** What an attribute's values become under an edit, and those that are lost. */
function convert(r: Records, id: string, edit: AttributeEdit) {
  const attribute = attributeOf(r, id)
  const lost: Unread[] = []
  const made: { holder: Holder; text: string }[] = []
  const bearing = holders(r, attribute.of).flatMap((holder) => {
    const value = holder.values.find((v) => v.attribute === id)
    return value ? [{ holder, text: value.text }] : []
  })
  const renamed = new Map(edit.renamed.map(({ from, to }) => [from, to]))
  const said = bearing.map(({ holder, text }) => ({ holder, text: renamed.get(text) ?? text }))
  const choices =
    edit.type === 'choice' && attribute.type !== 'choice' && !edit.choices.length
      ? [...new Set(said.map((s) => s.text))]
      : edit.choices
  for (const { holder, text } of said) {
    const read = readValue(edit.type, choices, text)
    if (read === null) lost.push({ record: holder.id, name: holder.name, attribute: id, text })
    made.push({ holder, text: read ?? '' })
  }
  return { attribute, lost, made, choices }
}

function put(r: Records, id: string, attribute: string, text: string): void {
  const holder =
    r.participants.find((p) => p.id === id) ?? r.testimonies.find((t) => t.meta.id === id)?.meta
  if (!holder) throw new BridgeError('not_found', `there is no ${id}`, id)
  holder.values = holder.values.filter((v) => v.attribute !== attribute)
  if (text) holder.values.push({ attribute, text })
}

function check(r: Records, cells: Cell[], widen: boolean): Unread[] {
  return cells.flatMap(({ record, attribute, text }) => {
    const a = attributeOf(r, attribute)
    if (readValue(a.type, a.choices, text) !== null || (widen && a.type === 'choice')) return []
    const name = holders(r, a.of).find((h) => h.id === record)?.name ?? ''
    return [{ record, name, attribute, text }]
  })
}

/** The part of the fake about participants and attributes. */
export class PeopleFake extends BackupsFake implements PeopleBridge {
  protected tools!: Tools

  attributes = () =>
    this.tools.read((r) =>
      [...r.attributes]
        .sort((a, b) => Number(a.of === 'participant') - Number(b.of === 'participant'))
        .map((a) => ({
          ...a,
          valued: holders(r, a.of).filter((h) => h.values.some((v) => v.attribute === a.id)).length,
        })),
    )

  addAttribute: PeopleBridge['addAttribute'] = (of, { renamed: _, ...edit }) =>
    this.tools.change('attribute_add', edit.name, ['attributes'], (r) => {
      free(r, of, edit.name, '')
      const attribute: Attribute = { id: newId('attribute'), of, ...edit, valued: 0 }
      r.attributes.push(attribute)
      return attribute
    })

  planAttribute: PeopleBridge['planAttribute'] = (id, edit) =>
    this.tools.read((r) => convert(r, id, edit).lost)

  editAttribute: PeopleBridge['editAttribute'] = (id, edit, drop) =>
    this.tools.change(
      'attribute_edit',
      edit.name,
      ['attributes', 'testimonies', 'participants'],
      (r) => {
        const { attribute, lost, made, choices } = convert(r, id, edit)
        free(r, attribute.of, edit.name, id)
        if (lost.length && !drop)
          throw new BridgeError('invalid', 'values cannot be read so', edit.name, `${lost.length}`)
        for (const { holder, text } of made) put(r, holder.id, id, text)
        const { name, type, groups, memo } = edit
        Object.assign(attribute, { name, type, choices, groups, memo })
      },
    )

  moveAttribute: PeopleBridge['moveAttribute'] = (id, index) =>
    this.tools.change('attribute_edit', '', ['attributes'], (r) => {
      const moved = attributeOf(r, id)
      const alike = r.attributes.filter((a) => a.of === moved.of && a !== moved)
      alike.splice(index, 0, moved)
      r.attributes = [...r.attributes.filter((a) => a.of !== moved.of), ...alike]
    })

  deleteAttribute = (id: string) =>
    this.tools.change(
      'attribute_delete',
      '',
      ['attributes', 'testimonies', 'participants'],
      (r) => {
        const { of } = attributeOf(r, id)
        for (const holder of holders(r, of)) put(r, holder.id, id, '')
        r.attributes = r.attributes.filter((a) => a.id !== id)
      },
    )

  participants = () =>
    this.tools.read((r) =>
      [...r.participants]
        .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
        .map((p) => {
          const speaks = r.testimonies.filter((t) =>
            t.meta.speakers.some((s) => s.participant === p.id),
          )
          const quotes = r.quotes.filter((q) =>
            speaks.some(
              (t) =>
                t.meta.id === q.testimony &&
                t.meta.speakers.find((s) => s.name === q.speaker)?.participant === p.id,
            ),
          ).length
          return { ...p, testimonies: speaks.map((t) => t.meta.id), quotes }
        }),
    )

  addParticipants: PeopleBridge['addParticipants'] = (names) =>
    this.tools.change('participant_add', names[0] ?? '', ['participants'], (r) =>
      names.map((name) => {
        if (r.participants.some((p) => p.name === name))
          throw new BridgeError('exists', `the participant ${name} is there already`, name)
        const made = {
          id: newId('participant'),
          name,
          memo: '',
          values: [],
          testimonies: [],
          quotes: 0,
        }
        r.participants.push(made)
        return made
      }),
    )

  editParticipant: PeopleBridge['editParticipant'] = (id, name, memo) =>
    this.tools.change('participant_edit', name, ['participants'], (r) => {
      for (const p of r.participants) if (p.id === id) Object.assign(p, { name, memo })
    })

  deleteParticipants: PeopleBridge['deleteParticipants'] = (ids) =>
    this.tools.change('participant_delete', '', ['participants', 'testimonies'], (r) => {
      r.participants = r.participants.filter((p) => !ids.includes(p.id))
      for (const t of r.testimonies)
        for (const s of t.meta.speakers) if (ids.includes(s.participant)) s.participant = ''
    })

  proposeParticipants: PeopleBridge['proposeParticipants'] = () =>
    this.tools.read((r) => {
      const found = new Map<string, { testimony: string; speaker: number }[]>()
      for (const { meta } of r.testimonies)
        meta.speakers.forEach((s, speaker) => {
          if (s.participant || s.interviewer) return
          found.set(s.name, [...(found.get(s.name) ?? []), { testimony: meta.id, speaker }])
        })
      return [...found].map(([name, speakers]) => ({
        name,
        participant: r.participants.find((p) => p.name === name)?.id ?? '',
        speakers,
      }))
    })

  linkSpeakers: PeopleBridge['linkSpeakers'] = (links) =>
    this.tools.change(
      'participant_add',
      links[0]?.name ?? '',
      ['participants', 'testimonies'],
      (r) => {
        for (const { name, participant, speakers } of links) {
          let id = participant
          if (!id) {
            id = newId('participant')
            r.participants.push({ id, name, memo: '', values: [], testimonies: [], quotes: 0 })
          }
          for (const at of speakers) {
            const meta = r.testimonies.find((t) => t.meta.id === at.testimony)?.meta
            const speaker = meta?.speakers[at.speaker]
            if (speaker) speaker.participant = id
          }
        }
      },
    )

  checkValues: PeopleBridge['checkValues'] = (cells, widen) =>
    this.tools.read((r) => check(r, cells, widen))

  setValues: PeopleBridge['setValues'] = (cells, widen) =>
    this.tools.change('values_edit', '', ['attributes', 'testimonies', 'participants'], (r) => {
      const unread = check(r, cells, widen)
      if (unread.length) throw new BridgeError('invalid', 'cannot be read', '', '')
      for (const { record, attribute, text } of cells) {
        const a = attributeOf(r, attribute)
        const read = readValue(a.type, a.choices, text)
        if (read === null) a.choices.push(text.trim())
        put(r, record, attribute, read ?? text.trim())
      }
    })

  planValues: PeopleBridge['planValues'] = (_path, choice) =>
    this.tools.read((r) => fakeValues(r, choice))

  importValues: PeopleBridge['importValues'] = (_path, choice) =>
    this.tools.change(
      'values_edit',
      'Âge, Commune',
      ['attributes', 'testimonies', 'participants'],
      (r) => {
        const { rows, columns, changes } = fakeValues(r, choice)
        for (const { row, column, after, unread } of changes) {
          const attribute = r.attributes.find((a) => a.name === columns[column]?.name)
          const person = r.participants.find((p) => p.name === rows[row]?.name)
          if (attribute && person && !unread) put(r, person.id, attribute.id, after)
        }
      },
    )

  #library: Library = { sections: '', order: '', where: [] }
  library = () => this.tools.read(() => this.#library)
  arrangeLibrary = (library: Library) =>
    this.tools.read(() => void (this.#library = structuredClone(library)))
  within: PeopleBridge['within'] = (where) =>
    this.tools.read((r) =>
      r.testimonies
        .filter(({ meta: { id: testimony, speakers } }) =>
          ['', ...speakers.map((s) => s.name)].some((speaker) =>
            meets(r, { testimony, speaker }, where),
          ),
        )
        .map((t) => t.meta.id),
    )
}
