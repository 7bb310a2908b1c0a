import { m } from '@/paraglide/messages'
import type { MovedRecord, RepairNote, Trouble } from '@/bridge/soundnessTypes'

type Counted = (about: { count: number }) => string

const of: Record<string, () => string> = {
  file: m.trouble_of_file,
  journal: m.trouble_of_journal,
  project: m.trouble_of_project,
  testimonies: m.trouble_of_testimonies,
  layouts: m.trouble_of_layouts,
  texts: m.trouble_of_texts,
  originals: m.trouble_of_originals,
  codes: m.trouble_of_codes,
  quotes: m.trouble_of_quotes,
  verdicts: m.trouble_of_verdicts,
  collections: m.trouble_of_collections,
  erasures: m.trouble_of_erasures,
  participants: m.trouble_of_participants,
  attributes: m.trouble_of_attributes,
  pseudonyms: m.trouble_of_pseudonyms,
  revisions: m.trouble_of_revisions,
}

const what: Record<string, () => string> = {
  pages: m.trouble_pages,
  lost_pages: m.trouble_lost_pages,
  torn: m.trouble_torn,
  unreadable: m.trouble_unreadable,
  misnamed: m.trouble_misnamed,
  absent: m.trouble_absent,
  no_text: m.trouble_no_text,
  no_original: m.trouble_no_original,
  no_layout: m.trouble_no_layout,
  altered: m.trouble_altered,
  no_testimony: m.trouble_no_testimony,
  no_speaker: m.trouble_no_speaker,
  no_code: m.trouble_no_code,
  no_parent: m.trouble_no_parent,
  circle: m.trouble_circle,
  no_quote: m.trouble_no_quote,
  no_stands_for: m.trouble_no_stands_for,
  bad_turn: m.trouble_bad_turn,
  bad_heading: m.trouble_bad_heading,
  bad_time: m.trouble_bad_time,
  no_attribute: m.trouble_no_attribute,
  no_participant: m.trouble_no_participant,
  bad_edit: m.trouble_bad_edit,
  other_words: m.trouble_other_words,
  key_too_many: m.trouble_key_too_many,
  key_missing: m.trouble_key_missing,
  no_entry: m.trouble_no_entry,
  bad_head: m.trouble_bad_head,
  no_undo: m.trouble_no_undo,
  no_redo: m.trouble_no_redo,
  out_of_step: m.trouble_out_of_step,
  set_aside: m.trouble_set_aside,
  elsewhere: m.trouble_elsewhere,
  gone: m.trouble_gone,
}

/** Returns what is wrong with a record, without saying which. */
export function troubleText(trouble: Trouble): string {
  const { kind, name } = trouble
  const about = { of: of[kind]?.() ?? kind, what: whatText(trouble) }
  const named = name && (kind === 'codes' || kind === 'collections')
  return named ? m.trouble_line_named({ ...about, name }) : m.trouble_line(about)
}

/** Problems that touch one thing. */
export interface TroubleGroup {
  title: string
  /** Sentences, each with how often it is true. */
  lines: { text: string; count: number }[]
}

const shared: Record<string, () => string> = {
  file: m.trouble_group_file,
  journal: m.trouble_group_journal,
  project: m.trouble_group_project,
  codes: m.trouble_group_codes,
  verdicts: m.trouble_group_verdicts,
  collections: m.trouble_group_collections,
  participants: m.trouble_group_participants,
  attributes: m.trouble_group_attributes,
  pseudonyms: m.trouble_group_pseudonyms,
}

/** What is one thing only: its group's title says it. */
const alone = new Set(['file', 'journal', 'project'])

const whatText = ({ code }: Trouble) => what[code]?.() ?? code
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Groups problems by what they touch: testimonies by title first, the file itself last. */
export function troubleGroups(troubles: readonly Trouble[]): TroubleGroup[] {
  const groups = new Map<string, { title: string; rank: number; lines: Map<string, number> }>()
  const order = Object.keys(shared)
  for (const trouble of troubles) {
    const own = shared[trouble.kind]
    const title = own?.() ?? (trouble.name || m.trouble_group_unknown())
    const key = own ? trouble.kind : `testimony ${title}`
    const rank = own ? order.length - order.indexOf(trouble.kind) : 0
    const group = groups.get(key) ?? { title, rank, lines: new Map<string, number>() }
    const text = alone.has(trouble.kind) ? capital(whatText(trouble)) : troubleText(trouble)
    group.lines.set(text, (group.lines.get(text) ?? 0) + 1)
    groups.set(key, group)
  }
  return [...groups.values()]
    .sort((a, b) => a.rank - b.rank)
    .map(({ title, lines }) => ({
      title,
      lines: [...lines].map(([text, count]) => ({ text, count })),
    }))
}

const moved: Record<string, Counted> = {
  project: m.moved_of_project,
  testimonies: m.moved_of_testimonies,
  layouts: m.moved_of_layouts,
  texts: m.moved_of_texts,
  originals: m.moved_of_originals,
  codes: m.moved_of_codes,
  quotes: m.moved_of_quotes,
  verdicts: m.moved_of_verdicts,
  collections: m.moved_of_collections,
  erasures: m.moved_of_erasures,
  participants: m.moved_of_participants,
  attributes: m.moved_of_attributes,
  pseudonyms: m.moved_of_pseudonyms,
  revisions: m.moved_of_revisions,
}

const places: Record<string, () => string> = {
  lost_page: m.moved_lost_page,
  old_page: m.moved_old_page,
  journal: m.moved_journal,
  old_entry: m.moved_old_entry,
  backup: m.moved_backup,
}

/** Returns where records that were not in their place were found. */
export function movedText({ source, kind, count }: MovedRecord): string {
  return m.moved_line({
    what: moved[kind]?.({ count }) ?? kind,
    where: places[source]?.() ?? source,
  })
}

/** Returns the names of kinds of records. */
export function kindsText(kinds: readonly string[]): string {
  return kinds.map((kind) => (of[kind]?.() ?? kind).toLowerCase()).join(', ')
}

const notes: Record<string, (about: { name: string; count: number }) => string> = {
  project_remade: m.note_project_remade,
  testimony_remade: m.note_testimony_remade,
  testimony_lost: m.note_testimony_lost,
  text_reread: m.note_text_reread,
  text_other: m.note_text_other,
  text_patched: m.note_text_patched,
  layout_reread: m.note_layout_reread,
  layout_empty: m.note_layout_empty,
  original_lost: m.note_original_lost,
  code_remade: m.note_code_remade,
  code_to_top: m.note_code_to_top,
  quote_moved: m.note_quote_moved,
  words_kept: m.note_words_kept,
  quotes_lost: m.note_quotes_lost,
  verdict_narrowed: m.note_verdict_narrowed,
  verdict_dropped: m.note_verdict_dropped,
  item_lost: m.note_item_lost,
  attribute_remade: m.note_attribute_remade,
  participant_remade: m.note_participant_remade,
  revision_lost: m.note_revision_lost,
}

/** Returns what was lost and what is done about it. */
export function noteText({ code, name, count }: RepairNote): string {
  return notes[code]?.({ name: name || m.note_nameless(), count }) ?? code
}
