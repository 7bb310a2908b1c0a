import type { Attribute, Condition, ValuesChoice, ValuesPlan } from '../types'
import type { Records } from './records'
import { wordsOf } from './words'

const folded = (text: string) =>
  wordsOf(text)
    .map((w) => w.folded)
    .join(' ')

/** Reads a value, more or less as Go does; null where it is none of the type. */
export function readValue(
  type: Attribute['type'],
  choices: string[],
  written: string,
): string | null {
  const text = written.trim()
  if (!text) return ''
  switch (type) {
    case 'number':
      return /^-?\d+([.,]\d+)?$/.test(text) ? text.replace(',', '.') : null
    case 'date': {
      const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
      if (day && month && year) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
      return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text) ? text : null
    }
    case 'yesno':
      if (/^(oui|yes|o|x|1)$/i.test(text)) return 'yes'
      return /^(non|no|n|0)$/i.test(text) ? 'no' : null
    case 'choice':
      return choices.find((c) => folded(c) === folded(text)) ?? null
    default:
      return text
  }
}

/** Whether what a speaker of a testimony says meets every condition. */
export function meets(
  r: Records,
  at: { testimony: string; speaker: string },
  where: Condition[],
): boolean {
  const meta = r.testimonies.find((t) => t.meta.id === at.testimony)?.meta
  const who = meta?.speakers.find((s) => s.name === at.speaker)?.participant
  const person = r.participants.find((p) => p.id === who)
  return where.every(({ attribute, values, except }) => {
    const of = r.attributes.find((a) => a.id === attribute)?.of
    const held = (of === 'participant' ? person?.values : meta?.values) ?? []
    const text = held.find((v) => v.attribute === attribute)?.text ?? ''
    return values.includes(text) !== except
  })
}

/** What the fake's one table of values changes. */
export function fakeValues(r: Records, choice: ValuesChoice): ValuesPlan {
  const age = r.attributes.find((a) => a.name === 'Âge')?.id
  const before =
    r.participants.find((p) => p.name === 'Amina')?.values.find((v) => v.attribute === age)?.text ??
    ''
  return {
    of: 'participant',
    key: 0,
    sheets: ['Feuille1'],
    names: ['Nom', 'Âge', 'Commune'],
    columns: [
      { name: 'Âge', type: 'number', new: false, left: choice.left.includes('Âge') },
      { name: 'Commune', type: 'text', new: false, left: choice.left.includes('Commune') },
    ],
    rows: [
      { line: 2, name: 'Amina', match: 'found' },
      { line: 3, name: 'Bruno', match: 'found' },
      { line: 4, name: 'Zoé', match: choice.add ? 'new' : 'none' },
    ],
    changes: [
      { row: 0, column: 0, before, after: '35', unread: false },
      { row: 1, column: 0, before: '52', after: 'vieux', unread: true },
      { row: 1, column: 1, before: 'Sombreffe', after: 'Gembloux', unread: false },
    ].filter((c) => !choice.left.includes(['Âge', 'Commune'][c.column] ?? '')),
  }
}
