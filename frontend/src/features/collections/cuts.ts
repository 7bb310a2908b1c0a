import type { TextEdit } from '@/bridge/types'

/** Reports whether a range touches none of the edits. */
export function apart(edits: readonly TextEdit[], { start, end }: { start: number; end: number }) {
  return edits.every((e) => e.end < start || end < e.start)
}

/** Returns words as the program prints them: a cut is […], what is added stands in brackets. */
export function laid(words: string, edits: readonly TextEdit[]): string {
  let out = ''
  let from = 0
  let bracketed = false
  const put = (kept: string) => {
    if (!kept) return
    out += (bracketed && /^[\p{L}\p{Nd}]/u.test(kept) ? ' ' : '') + kept
    bracketed = false
  }
  for (const e of edits) {
    put(words.slice(from, e.start))
    out += (/[\p{L}\p{Nd}\]]$/u.test(out) ? ' ' : '') + (e.text ? `[${e.text}]` : '[…]')
    bracketed = true
    from = e.end
  }
  put(words.slice(from))
  return out
}
