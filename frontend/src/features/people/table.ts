import type { Attribute, Cell, Participant, Testimony, Value } from '@/bridge/types'
import { valueOf, valueText } from '@/domain/valueText'
import { m } from '@/paraglide/messages'
import { fold } from '@/ui/match'
import type { Block } from '@/ui/sheet/block'
import type { SheetColumn, SheetRow } from '@/ui/sheet/sheet'

/** A testimony or a participant as a row. */
export interface Line extends SheetRow {
  values: Value[]
}

/** How the rows are sorted: by an attribute, or by name for "". */
export interface Sorting {
  column: string
  down: boolean
}

/** Returns the rows of testimonies. */
export const testimonyLines = (list: readonly Testimony[]): Line[] =>
  list.map(({ id, title, values }) => ({ id, name: title, values }))

/** Returns the rows of participants. */
export const participantLines = (list: readonly Participant[]): Line[] =>
  list.map(({ id, name, values }) => ({ id, name, values }))

const widths = { text: 200, choice: 160, number: 110, date: 130, yesno: 110 }

/** Returns an attribute as a column. */
export function columnOf(attribute: Attribute, sorting: Sorting | null): SheetColumn {
  const { id, name, type } = attribute
  const choices =
    type === 'choice'
      ? attribute.choices
      : type === 'yesno'
        ? [m.people_yes(), m.people_no()]
        : undefined
  return {
    id,
    label: name,
    ...(choices ? { choices, closed: type === 'yesno', toggles: type === 'yesno' } : {}),
    ...(type === 'choice' ? { added: (name: string) => m.people_choice_added({ name }) } : {}),
    figures: type === 'number',
    width: Math.max(widths[type], Math.min(260, 56 + name.length * 8)),
    sort: sortOf(sorting, id),
  }
}

/** Returns how a column is sorted, as screen readers call it. */
export function sortOf(sorting: Sorting | null, column: string) {
  if (sorting?.column !== column) return undefined
  return sorting.down ? ('descending' as const) : ('ascending' as const)
}

/** Returns the rows that hold every word of a filter, in their name or in a value. */
export function filtered(lines: Line[], attributes: Attribute[], filter: string): Line[] {
  const words = fold(filter).split(/\s+/).filter(Boolean)
  if (!words.length) return lines
  return lines.filter((line) => {
    const said = fold([line.name, ...attributes.map((a) => valueOf(line.values, a))].join('\n'))
    return words.every((w) => said.includes(w))
  })
}

/** Returns the rows in another order; those without a value come last. */
export function sorted(
  lines: Line[],
  attributes: Attribute[],
  sorting: Sorting | null,
  locale: string,
): Line[] {
  if (!sorting) return lines
  const by = attributes.find((a) => a.id === sorting.column)
  if (sorting.column && !by) return lines
  const letters = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
  const stored = (line: Line) =>
    by ? (line.values.find((v) => v.attribute === by.id)?.text ?? '') : line.name
  const order = (a: string, b: string) => {
    if (by?.type === 'number') return Number(a) - Number(b)
    if (by?.type === 'choice') return by.choices.indexOf(a) - by.choices.indexOf(b)
    if (by?.type === 'yesno') return letters.compare(b, a)
    return letters.compare(a, b)
  }
  return [...lines].sort((x, y) => {
    const [a, b] = [stored(x), stored(y)]
    if (!a || !b) return Number(!a) - Number(!b)
    return sorting.down ? order(b, a) : order(a, b)
  })
}

/** Returns the cells that a block of the clipboard falls on, and how many fall outside. */
export function placed(
  block: Block,
  at: { row: number; column: number },
  rows: readonly SheetRow[],
  attributes: readonly Attribute[],
): { cells: Cell[]; outside: number } {
  const cells: Cell[] = []
  let outside = 0
  block.forEach((line, r) =>
    line.forEach((text, c) => {
      const row = rows[at.row + r]
      const attribute = attributes[at.column + c]
      if (row && attribute) cells.push({ record: row.id, attribute: attribute.id, text })
      else if (text.trim()) outside++
    }),
  )
  return { cells, outside }
}

/** Says why a text cannot be read as an attribute's type. */
export function unreadText(attribute: Attribute | undefined): string {
  switch (attribute?.type) {
    case 'number':
      return m.people_unread_number()
    case 'date':
      return m.people_unread_date()
    case 'yesno':
      return m.people_unread_yesno()
    default:
      return m.people_unread_choice()
  }
}

/** Returns every value of the rows as one reads it, by row and attribute. */
export function textsOf(lines: Line[], attributes: Attribute[]): Map<string, Map<string, string>> {
  const types = new Map(attributes.map((a) => [a.id, a.type]))
  return new Map(
    lines.map((line) => [
      line.id,
      new Map(
        line.values.map((v) => [v.attribute, valueText(types.get(v.attribute) ?? 'text', v.text)]),
      ),
    ]),
  )
}
