import type { Attribute, Testimony } from '@/bridge/types'

/** The testimonies of one group, "" for those that are in none. */
export interface Section {
  value: string
  list: Testimony[]
}

/** Returns testimonies by the values of an attribute, in the order of its choices. */
export function sectionsOf(list: Testimony[], by: Attribute | undefined): Section[] {
  if (!by) return [{ value: '', list }]
  const valueOf = (t: Testimony) => t.values.find((v) => v.attribute === by.id)?.text ?? ''
  return [...by.choices, '']
    .map((value) => ({ value, list: list.filter((t) => valueOf(t) === value) }))
    .filter((section) => section.list.length)
}
