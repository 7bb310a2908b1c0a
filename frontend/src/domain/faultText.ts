import { m } from '@/paraglide/messages'
import type { QueryFault } from '@/bridge/error'

type Sentence = (about: { at: string; words: string }) => string

// One for each index.Reason.
const sentences: Record<string, Sentence> = {
  empty: m.search_fault_empty,
  only_exclusions: m.search_fault_only_exclusions,
  open_quote: m.search_fault_open_quote,
  open_parenthesis: m.search_fault_open_parenthesis,
  stray_parenthesis: m.search_fault_stray_parenthesis,
  too_deep: m.search_fault_too_deep,
  dangling_or: m.search_fault_dangling_or,
  misplaced_star: m.search_fault_misplaced_star,
  short_prefix: m.search_fault_short_prefix,
  short_suffix: m.search_fault_short_suffix,
  short_fuzzy: m.search_fault_short_fuzzy,
  bad_distance: m.search_fault_bad_distance,
  too_long: m.search_fault_too_long,
  too_wide: m.search_fault_too_wide,
  unknown_filter: m.search_fault_unknown_filter,
  unknown_group: m.search_fault_unknown_group,
  unknown_attribute: m.search_fault_unknown_attribute,
  unknown_value: m.search_fault_unknown_value,
  unknown_code: m.search_fault_unknown_code,
  unknown_speaker: m.search_fault_unknown_speaker,
  unknown_testimony: m.search_fault_unknown_testimony,
  unknown_place: m.search_fault_unknown_place,
  unknown_answer: m.search_fault_unknown_answer,
}

/** Returns what keeps a search from being understood, in the interface's language; "" where not known. */
export function faultText(fault: QueryFault): string {
  return sentences[fault.reason]?.({ at: String(fault.start + 1), words: fault.words }) ?? ''
}
