// The fake's own plain reading of words: good enough to develop views on, no more.
import type { Piece, Range } from '../types'

/** A word of a text: its letters without accents or case, and where it stands. */
interface Word extends Range {
  folded: string
}

/** Returns the words of a text. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((found) => ({
    folded: plain(found[0]),
    start: found.index,
    end: found.index + found[0].length,
  }))
}

/** Returns the words of a text without accents or case. */
export function foldedWords(text: string): string[] {
  return wordsOf(text).map((w) => w.folded)
}

/** Returns the share of words that two texts have in common, from 0 to 1. */
export function likeness(left: string, right: string): number {
  const [a, b] = [left, right].map((t) => new Set(wordsOf(t).map((w) => w.folded)))
  if (!a?.size || !b?.size) return 0
  const both = [...a].filter((w) => b.has(w)).length
  return both / (a.size + b.size - both)
}

/** Compares two texts word by word. */
export function comparison(left: string, right: string): Piece[] {
  const [a, b] = [tokens(left), tokens(right)]
  const lengths = a.map(() => new Array<number>(b.length + 1).fill(0))
  lengths.push(new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i]
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const pieces: Piece[] = []
  const push = (kind: Piece['kind'], left = '', right = '') => {
    const last = pieces.at(-1)
    if (last?.kind === kind) {
      last.left += left
      last.right += right
    } else pieces.push({ kind, left, right })
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push('same', a[i++], b[j++])
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) push('left', a[i++])
    else push('right', '', b[j++])
  }
  return pieces
}

/** Returns the character (from 1) of a quotation mark that is never closed, or 0. */
export function unclosedQuote(query: string): number {
  const marks = query.split('"').length - 1
  return marks % 2 ? query.lastIndexOf('"') + 1 : 0
}

/** Finds a query (words, "phrases", -exclusions, prefix*) in a text; null where it does not match. */
export function find(query: string, text: string): Range[] | null {
  const words = wordsOf(text)
  const found: Range[] = []
  for (const [term, minus, phrase] of query.matchAll(/(-?)"([^"]+)"|\S+/g)) {
    const excluded = minus === '-' || (!phrase && term.startsWith('-'))
    const sought = wordsOf(phrase ?? term).map((w) => w.folded)
    const hits = places(words, sought, !phrase && term.endsWith('*'))
    if (excluded ? hits.length : !hits.length) return null
    if (!excluded) found.push(...hits)
  }
  return found.length ? found.sort((a, b) => a.start - b.start) : null
}

function places(words: Word[], sought: string[], prefix: boolean): Range[] {
  if (!sought.length) return []
  return words.flatMap((first, i) => {
    const run = words.slice(i, i + sought.length)
    const same = sought.every((s, k) =>
      prefix ? run[k]?.folded.startsWith(s) : run[k]?.folded === s,
    )
    const last = run.at(-1)
    return same && last ? [{ start: first.start, end: last.end }] : []
  })
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
}

function tokens(text: string): string[] {
  return text.match(/\s+|[^\s]+/g) ?? []
}
