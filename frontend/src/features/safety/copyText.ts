import { BridgeError } from '@/bridge/error'
import { errorText } from '@/domain/errorText'
import { stepText } from '@/domain/stepText'
import { typeText } from '@/domain/valueText'
import { m } from '@/paraglide/messages'
import { formatBytes, formatTime } from '@/state/locale.svelte'
import type {
  AttributeType,
  Comparison,
  Difference,
  DifferenceGroup,
  DifferentField,
  FoundCopy,
  LeftRecord,
  Problem,
} from '@/bridge/types'

/** Returns what a file beside the project is. */
export function whatItIs(copy: FoundCopy): string {
  const { service, by } = copy
  if (copy.original) return m.copies_original()
  if (!copy.conflict) return m.copies_other()
  if (!service) return m.copies_conflict()
  return by ? m.copies_conflict_by({ service, by }) : m.copies_conflict_of({ service })
}

/** Returns what is known of a file beside the project, after what it is. */
export function aboutIt(copy: FoundCopy): string {
  return [
    copy.at ? m.copies_dated({ time: formatTime(copy.at) }) : '',
    m.copies_changed({ time: formatTime(copy.changed) }),
    formatBytes(copy.bytes),
    copy.sealed ? m.copies_sealed() : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Returns why the content of a file could not be looked at. */
export function whatIsWrong({ code, message, subject, detail }: Problem): string {
  return errorText(new BridgeError(code, message, subject, detail))
}

/** Returns in a sentence how the other file stands to the project. */
export function verdict({ relation, here, there }: Comparison): string {
  switch (relation) {
    case 'identical':
      return m.copies_identical()
    case 'older':
      return here.steps ? m.copies_older({ count: here.steps }) : m.copies_older_lost()
    case 'newer':
      return there.steps ? m.copies_newer({ count: there.steps }) : m.copies_newer_lost()
    case 'apart':
      return m.copies_apart()
  }
}

/** Returns when the files parted. */
export function parting({ shared, relation }: Comparison): string {
  if (relation === 'identical') return ''
  if (!shared) return m.copies_shared_unknown()
  return m.copies_shared({ time: formatTime(shared.at), what: stepText(shared), by: shared.by })
}

/** Returns what was done with the records of a group: « 8 ajouts · 3 modifications ». */
export function groupFigures({ side, kind, total, added, gone }: DifferenceGroup): string {
  if (side === 'both' || kind === 'erasures' || kind === 'project') return ''
  const edited = total - added - gone
  return [
    added ? m.copies_added({ count: added }) : '',
    edited ? m.copies_edited({ count: edited }) : '',
    gone ? m.copies_gone({ count: gone }) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Returns what is to be said of one record of a group, beside its name. */
export function aboutDifference(d: Difference, side: DifferenceGroup['side']): string {
  if (d.erased) return d.here === 'removed' ? m.copies_erased_here() : m.copies_erased_there()
  if (d.there === 'removed') return m.copies_stays()
  if (side === 'both' && d.here === 'removed') return m.copies_was_removed()
  const done = side === 'here' ? d.here : side === 'there' ? d.there : ''
  const words = {
    added: m.copies_done_added,
    changed: m.copies_done_changed,
    removed: m.copies_done_removed,
  }
  return done ? words[done]() : ''
}

const fieldNames: Record<string, () => string> = {
  name: m.copies_field_name,
  title: m.copies_field_title,
  memo: m.copies_field_memo,
  speakers: m.copies_field_speakers,
  interviewers: m.copies_field_interviewers,
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
  stances: m.copies_field_stances,
  chain: m.copies_field_chain,
  workshops: m.copies_field_workshops,
}

/** Returns the name of a part of a record. */
export function fieldName({ name }: DifferentField): string {
  return fieldNames[name]?.() ?? name
}

const consents: Record<string, () => string> = {
  public: m.copies_consent_public,
  internal: m.copies_consent_internal,
  withheld: m.copies_consent_withheld,
}

/** Returns a part of a record as text. */
export function fieldText({ name }: DifferentField, value: string): string {
  if (name === 'decision') return value === 'same' ? m.copies_same() : m.copies_different()
  if (name === 'archived') return value === 'true' ? m.copies_yes() : m.copies_no()
  if (name === 'consent' && value) return consents[value]?.() ?? value
  if (name === 'type' && value) return typeText(value as AttributeType)
  return value || m.copies_empty()
}

/** Returns why a record could not be brought over. */
export function whyLeft({ why }: LeftRecord): string {
  return {
    erased: m.copies_left_erased,
    unreadable: m.copies_left_unreadable,
    taken: m.copies_left_taken,
    alone: m.copies_left_alone,
    corrected: m.copies_left_corrected,
  }[why]()
}
