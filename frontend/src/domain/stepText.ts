import { m } from '@/paraglide/messages'
import type { Step } from '@/bridge/types'

type Sentence = (about: { subject: string; count: number }) => string

const sentences: Record<string, Sentence> = {
  project_new: m.step_project_new,
  project_edit: m.step_project_edit,
  import: m.step_import,
  testimony_edit: m.step_testimony_edit,
  testimony_delete: m.step_testimony_delete,
  template_add: m.step_template_add,
  code_add: m.step_code_add,
  code_rename: m.step_code_rename,
  code_edit: m.step_code_edit,
  code_move: m.step_code_move,
  code_delete: m.step_code_delete,
  code_merge: m.step_code_merge,
  code_split: m.step_code_split,
  code_archive: m.step_code_archive,
  code_restore: m.step_code_restore,
  code_import: m.step_code_import,
  autocode: m.step_autocode,
  autocode_refuse: m.step_autocode_refuse,
  quote_code: m.step_quote_code,
  quote_uncode: m.step_quote_uncode,
  quote_memo: m.step_quote_memo,
  quote_move: m.step_quote_move,
  quote_delete: m.step_quote_delete,
  repeat_confirm: m.step_repeat_confirm,
  repeat_reject: m.step_repeat_reject,
  repeat_forget: m.step_repeat_forget,
  collection_add: m.step_collection_add,
  collection_edit: m.step_collection_edit,
  collection_delete: m.step_collection_delete,
  search_add: m.step_search_add,
  search_edit: m.step_search_edit,
  search_delete: m.step_search_delete,
  synonyms_edit: m.step_synonyms_edit,
  participant_add: m.step_participant_add,
  participant_edit: m.step_participant_edit,
  participant_delete: m.step_participant_delete,
  attribute_add: m.step_attribute_add,
  attribute_edit: m.step_attribute_edit,
  attribute_delete: m.step_attribute_delete,
  values_edit: m.step_values_edit,
  pseudonym_add: m.step_pseudonym_add,
  pseudonym_edit: m.step_pseudonym_edit,
  pseudonym_delete: m.step_pseudonym_delete,
  name_keep: m.step_name_keep,
  correct: m.step_correct,
  media: m.step_media,
  bring_over: m.step_bring_over,
  share: m.step_share,
  erase: m.step_erase,
  lost: m.step_lost,
  repair: m.step_repair,
}

/** Returns what a step of the history did, as the user would call it. */
export function stepText({ action, subject, count }: Step): string {
  return sentences[action]?.({ subject, count }).trim() ?? action
}
