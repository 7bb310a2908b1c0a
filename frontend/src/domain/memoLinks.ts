import type { Link } from '@/state/links.svelte'

const stored = /\[\[(quote|code):([0-9A-Za-z-]+)\]\]/g
const written = /\[\[([^[\]\n]+)\]\]/g

/** A link of a memo as it is stored. */
export interface Ref {
  ref: string
  kind: Link['kind']
  id: string
}

/** Returns the links of a stored memo, each once, in their order. */
export function refsOf(memo: string): Ref[] {
  const found = new Map<string, Ref>()
  for (const [ref, kind, id = ''] of memo.matchAll(stored))
    found.set(ref, { ref, kind: kind as Ref['kind'], id })
  return [...found.values()]
}

/** A piece of a memo: words, or a link. */
export type Piece = { words: string } | { link: string }

/** Cuts a stored memo into words and links. */
export function piecesOf(memo: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { 0: ref, index } of memo.matchAll(stored)) {
    if (index > at) pieces.push({ words: memo.slice(at, index) })
    pieces.push({ link: ref })
    at = index + ref.length
  }
  if (at < memo.length) pieces.push({ words: memo.slice(at) })
  return pieces
}

/** Puts the labels of links in the place of what is stored. */
export function toWrite(memo: string, links: readonly Link[]): string {
  return memo.replace(stored, (ref) => {
    const link = links.find((l) => l.ref === ref)
    return link ? `[[${link.label}]]` : ref
  })
}

/** Puts what is stored in the place of labels; what is the label of nothing stays words. */
export function toStore(text: string, links: readonly Link[]): string {
  return text.replace(written, (whole, label: string) => {
    const link = links.find((l) => l.label === label.trim())
    return link ? link.ref : whole
  })
}

/** What is being typed after [[ before a position, or null where nothing is. */
export function typing(text: string, at: number): { from: number; query: string } | null {
  const open = /\[\[([^[\]\n]{0,80})$/.exec(text.slice(0, at))
  return open ? { from: open.index, query: open[1] ?? '' } : null
}
