import { typeText } from './valueText'
import { m } from '@/paraglide/messages'
import type { AttributeType } from '@/bridge/types'

const fieldNames: Record<string, () => string> = {
  name: m.copies_field_name,
  title: m.copies_field_title,
  memo: m.copies_field_memo,
  speakers: m.copies_field_speakers,
  interviewers: m.copies_field_interviewers,
  participants: m.copies_field_participants,
  parent: m.copies_field_parent,
  color: m.copies_field_color,
  definition: m.copies_field_definition,
  passage: m.copies_field_passage,
  codes: m.copies_field_codes,
  decision: m.copies_field_decision,
  quotes: m.copies_field_quotes,
  stands: m.copies_field_stands,
  intro: m.copies_field_intro,
  items: m.copies_field_items,
  reason: m.copies_field_reason,
  media: m.copies_field_media,
  values: m.copies_field_values,
  revision: m.copies_field_revision,
  type: m.copies_field_type,
  choices: m.copies_field_choices,
  forms: m.copies_field_forms,
  pseudonym: m.copies_field_pseudonym,
  dimensions: m.copies_field_dimensions,
  searches: m.copies_field_searches,
  synonyms: m.copies_field_synonyms,
  presets: m.copies_field_presets,
  consent: m.copies_field_consent,
  inclusion: m.copies_field_inclusion,
  exclusion: m.copies_field_exclusion,
  example: m.copies_field_example,
  archived: m.copies_field_archived,
  coders: m.copies_field_coders,
  stances: m.copies_field_stances,
  chain: m.copies_field_chain,
  workshops: m.copies_field_workshops,
  filter: m.copies_field_filter,
}

/** Returns the name of a part of a record. */
export function fieldName({ name }: { name: string }): string {
  return fieldNames[name]?.() ?? name
}

const consents: Record<string, () => string> = {
  public: m.copies_consent_public,
  internal: m.copies_consent_internal,
  withheld: m.copies_consent_withheld,
}

/** Returns a part of a record as text. */
export function fieldText({ name }: { name: string }, value: string): string {
  if (name === 'decision') return value === 'same' ? m.copies_same() : m.copies_different()
  if (name === 'archived') return value === 'true' ? m.copies_yes() : m.copies_no()
  if (name === 'consent' && value) return consents[value]?.() ?? value
  if (name === 'type' && value) return typeText(value as AttributeType)
  return value || m.copies_empty()
}
