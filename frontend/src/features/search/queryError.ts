import { errorText } from '@/domain/errorText'
import { m } from '@/paraglide/messages'
import type { BridgeError } from '@/bridge/error'

// Go says what is wrong in English; these are the same sentences, to be told in both languages.
const faults: [pattern: RegExp, sentence: (about: { at: string; words: string }) => string][] = [
  [/no word to look for/, m.search_fault_empty],
  [/only words to leave out/, m.search_fault_only_exclusions],
  [/quotation mark at character (?<at>\d+) is never closed/, m.search_fault_open_quote],
  [/star in (?<words>.+) at character (?<at>\d+) must stand/, m.search_fault_misplaced_star],
  [/star inside quotation marks at character (?<at>\d+)/, m.search_fault_star_in_phrase],
  [/star after (?<words>.+) at character (?<at>\d+) stands after several/, m.search_fault_compound],
  [/star after (?<words>.+) at character (?<at>\d+) needs/, m.search_fault_short_prefix],
  [/only filters/, m.search_fault_only_filters],
  [/«(?<words>.+)» names no group/, m.search_fault_unknown_group],
  [/«(?<words>.+)» names no attribute/, m.search_fault_unknown_attribute],
  [/«(?<words>.+)» is no value/, m.search_fault_unknown_value],
  [/more than \d+ words/, m.search_fault_too_long],
]

/** Returns what keeps a search from being understood, in the interface's language. */
export function queryErrorText(error: BridgeError): string {
  if (error.code !== 'bad_query') return errorText(error)
  for (const [pattern, sentence] of faults) {
    const found = pattern.exec(error.detail)
    if (found) return sentence({ at: found.groups?.at ?? '', words: found.groups?.words ?? '' })
  }
  return errorText(error)
}
