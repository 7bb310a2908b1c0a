import type { Range, Text, TextEdit } from '@/bridge/types'

const blank = (c: string | undefined) => c !== undefined && /\s/u.test(c)

/**
 * The passage to take out so that nothing odd stays behind: of two blanks one goes with it, and
 * a turn of which all is said goes with its label.
 */
export function cutOf({ text, turns }: Pick<Text, 'text' | 'turns'>, range: Range): Range {
  let { start, end } = range
  while (start < end && blank(text[start])) start++
  while (end > start && blank(text[end - 1])) end--
  let whole = false
  for (const turn of turns) {
    if (start > turn.start || end < turn.end - trailing(text, turn) || turn.start === turn.end)
      continue
    start = Math.min(start, turn.labelStart)
    whole = true
  }
  if (whole) {
    while (blank(text[end])) end++
    return { start, end }
  }
  const line = (c: string | undefined) => c === undefined || c === '\n'
  const opens = line(text[start - 1]) || turns.some((turn) => turn.start === start)
  if (opens && blank(text[end]) && !line(text[end])) end++
  else if (!opens && blank(text[start - 1]) && (blank(text[end]) || line(text[end]))) start--
  return { start, end }
}

function trailing(text: string, { start, end }: Range): number {
  return end - start - text.slice(start, end).trimEnd().length
}

/** The edits that put words in the place of a passage; none where they are the same. */
export function editsOf(text: string, { start, end }: Range, words: string): TextEdit[] {
  return text.slice(start, end) === words ? [] : [{ start, end, text: words }]
}

/** The words around a passage, to know where one is: some on each side, in its paragraph. */
export function around(text: string, { start, end }: Range, most = 70): [string, string] {
  const before =
    text
      .slice(Math.max(0, start - most), start)
      .split('\n')
      .at(-1) ?? ''
  const after = text.slice(end, end + most).split('\n')[0] ?? ''
  const cutBefore = before.length === most ? `…${before.replace(/^\S*\s/, '')}` : before
  const cutAfter = after.length === most ? `${after.replace(/\s\S*$/, '')}…` : after
  return [cutBefore, cutAfter]
}
