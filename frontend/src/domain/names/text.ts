import { m } from '@/paraglide/messages'
import type { Caution, Leak, LeakPlace, Name, NameKind } from '@/bridge/types'

/** The kinds of names, as one chooses among them. */
export const kinds: readonly NameKind[] = ['person', 'place', 'organisation', 'other']

/** Returns the word for a kind of names. */
export function kindText(kind: NameKind): string {
  return {
    person: m.names_person,
    place: m.names_place,
    organisation: m.names_organisation,
    other: m.names_other,
  }[kind]()
}

/** Returns why a pseudonym may not do. */
export function cautionText(caution: Caution, { pseudonym }: Pick<Name, 'pseudonym'>): string {
  return {
    real: m.names_caution_real,
    said: m.names_caution_said,
    shared: m.names_caution_shared,
    form: m.names_caution_form,
  }[caution]({ pseudonym })
}

/** Returns where a name stands in an export, and how often. */
export function leakText({ form, place, count }: Leak): string {
  const where = { form, place: placeText(place) }
  return count > 1 ? m.leaks_where_times({ ...where, count }) : m.leaks_where(where)
}

function placeText(place: LeakPlace): string {
  return {
    quote: m.leaks_in_quote,
    speaker: m.leaks_in_speaker,
    testimony: m.leaks_in_testimony,
    title: m.leaks_in_title,
    project: m.leaks_in_project,
    intro: m.leaks_in_intro,
    heading: m.leaks_in_heading,
    comment: m.leaks_in_comment,
    code: m.leaks_in_code,
    coder: m.leaks_in_coder,
    memo: m.leaks_in_memo,
    value: m.leaks_in_value,
    table: m.leaks_in_table,
    file: m.leaks_in_file,
  }[place]()
}

/** Reads a list that one typed with commas. */
export function listOf(typed: string): string[] {
  return typed
    .split(/[,;|]/)
    .map((part) => part.trim())
    .filter(Boolean)
}
