import { m } from '@/paraglide/messages'

type Sentence = (about: { words: string }) => string

// One for each of what people mistype; the others are told as one.
const sentences: Record<string, Sentence> = {
  'missing closing )': m.autocode_fault_open_parenthesis,
  'unexpected )': m.autocode_fault_stray_parenthesis,
  'missing closing ]': m.autocode_fault_open_bracket,
  'missing argument to repetition operator': m.autocode_fault_nothing_repeated,
  'trailing backslash at end of expression': m.autocode_fault_backslash,
}

/** Returns what keeps a regular expression from being understood, of Go's "why: words". */
export function expressionText(detail: string): string {
  const [why = '', words = ''] = detail.split(': ')
  return (sentences[why] ?? m.autocode_fault_other)({ words })
}
