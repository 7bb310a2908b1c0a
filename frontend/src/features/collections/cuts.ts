import type { TextEdit } from '@/bridge/types'

/** Reports whether a range touches none of the edits. */
export function apart(edits: readonly TextEdit[], { start, end }: { start: number; end: number }) {
  return edits.every((e) => e.end < start || end < e.start)
}

/** Returns words as they will be printed, about: the program lays the blanks out. */
export function laid(words: string, edits: readonly TextEdit[]): string {
  let out = ''
  let from = 0
  for (const e of edits) {
    out = spaced(out + words.slice(from, e.start)) + (e.text ? `[${e.text}]` : '[…]')
    from = e.end
  }
  const rest = words.slice(from)
  return edits.length > 0 && /^[\p{L}\p{N}]/u.test(rest) ? `${out} ${rest}` : out + rest
}

const spaced = (s: string) => (/[\p{L}\p{N}\]]$/u.test(s) ? `${s} ` : s)
