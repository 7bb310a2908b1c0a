import type { TextRange } from './match'

/** What is shown in the place of a range of a text. */
export interface Instead extends TextRange {
  with: string
  /** "" where no name stands there, only a word that goes with one. */
  name: string
}

/** A text as it is shown, with ranges of it moved along, and where something stands instead. */
export interface Masked {
  text: string
  ranges: TextRange[]
  names: TextRange[]
}

/**
 * Puts what stands instead into a text. An end of a range that lies inside a replaced stretch
 * goes to that end of what replaces it. Masks are in order and do not overlap.
 */
export function masked(
  text: string,
  ranges: readonly TextRange[],
  masks: readonly Instead[],
): Masked {
  let shown = ''
  let at = 0
  const stretches: { from: TextRange; to: TextRange }[] = []
  const names: TextRange[] = []
  for (const mask of masks) {
    shown += text.slice(at, mask.start)
    const to = { start: shown.length, end: shown.length + mask.with.length }
    shown += mask.with
    at = mask.end
    stretches.push({ from: mask, to })
    if (mask.name) names.push(to)
  }
  shown += text.slice(at)
  const place = (position: number, end: boolean): number => {
    let shift = 0
    for (const { from, to } of stretches) {
      if (from.end < position || (from.end === position && !end)) {
        shift = to.end - from.end
        continue
      }
      if (position > from.start) return end ? to.end : to.start
      break
    }
    return position + shift
  }
  return {
    text: shown,
    names,
    ranges: ranges.map(({ start, end }) => ({ start: place(start, false), end: place(end, true) })),
  }
}

/** The masks of a part of a text, for that part by itself. */
export function clipped(masks: readonly Instead[], { start, end }: TextRange): Instead[] {
  return masks
    .filter((mask) => mask.start < end && mask.end > start)
    .map((mask) => ({
      ...mask,
      start: Math.max(0, mask.start - start),
      end: Math.min(end, mask.end) - start,
    }))
}
