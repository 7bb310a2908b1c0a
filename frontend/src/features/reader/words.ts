import type { Range } from '@/bridge/types'
import { trimmed } from '@/domain/sentences'

const letter = /[\p{L}\p{M}\p{N}]/u
// Elided and compound words are one: « j’osais », « aller-retour ».
const joint = /['’‑-]/

/** Returns the word at a position (UTF-16 units), or an empty range where there is none. */
export function wordAt(text: string, at: number): Range {
  let [start, end] = [at, at]
  while (start > 0 && insideWord(text, start)) start--
  while (end < text.length && insideWord(text, end)) end++
  if (start < end) return { start, end }
  // At the edge of a word nothing is inside: look to either side.
  if (isLetter(text, at)) return wordAt(text, at + 1)
  return { start: at, end: at }
}

/** Widens a selection to whole words and leaves out the spaces at its ends. */
export function snap(text: string, { start, end }: Range): Range {
  if (end <= start) return { start, end: start }
  const kept = trimmed(text, { start, end })
  if (kept.end <= kept.start) return { start, end: start }
  let [from, to] = [kept.start, kept.end]
  while (from > 0 && insideWord(text, from)) from--
  while (to < text.length && insideWord(text, to)) to++
  return { start: from, end: to }
}

/** Returns the edge of a word that an end of a passage near a position snaps to: a first word's start, a last word's end. */
export function snapEnd(text: string, at: number, side: 'start' | 'end'): number {
  const word = wordAt(text, at)
  if (word.end <= word.start) return at
  const near = at - word.start < word.end - at ? word.start : word.end
  if (side === 'start' && near === word.end) {
    const next = wordStep(text, near, true)
    return next > near ? wordAt(text, next - 1).start : word.start
  }
  if (side === 'end' && near === word.start) {
    const last = wordStep(text, near, false)
    return last < near ? wordAt(text, last + 1).end : word.end
  }
  return near
}

/** Returns where a quote is cut in two at a position: before the word that it stands in. */
export function cutAt(text: string, at: number): number {
  const word = wordAt(text, at)
  return word.end > word.start && at < word.end ? word.start : at
}

/** Returns the next word's end after a position, or the last one's beginning before it when going back. */
export function wordStep(text: string, at: number, forward: boolean): number {
  const step = forward ? 1 : -1
  const looked = forward ? 0 : -1
  while (inText(text, at, step) && !partOfWord(text, at + looked)) at += step
  while (inText(text, at, step) && partOfWord(text, at + looked)) at += step
  return at
}

function inText(text: string, at: number, step: number): boolean {
  return step > 0 ? at < text.length : at > 0
}

// Whether a position lies strictly inside a word: letters, or a joint between letters, on both sides.
function insideWord(text: string, at: number): boolean {
  return partOfWord(text, at - 1) && partOfWord(text, at)
}

function partOfWord(text: string, at: number): boolean {
  if (isLetter(text, at)) return true
  return joint.test(text[at] ?? '') && isLetter(text, at - 1) && isLetter(text, at + 1)
}

// A surrogate is half of a character: it never stands alone, so it counts with its like.
function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit <= 0xdfff ? true : letter.test(text[at] ?? '')
}
