/** Timed says when a stretch of the text is heard in its recording. */
export interface Timed {
  start: number
  end: number
  /** In milliseconds. */
  from: number
  /** In milliseconds; from where it is not known. */
  to: number
}

/** Returns a time of a recording, in milliseconds, as people read it: 00:12:31. Hours go past 99. */
export function clock(ms: number): string {
  const seconds = Math.floor(Math.max(ms, 0) / 1000)
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((n) => String(n).padStart(2, '0'))
    .join(':')
}

/** Returns when the first words of a range are heard, or "" where that is not known; times are in the order of the text. */
export function clockAt(times: readonly Timed[], start: number, end: number): string {
  const first = timeAt(times, start, end)
  return first ? clock(first.from) : ''
}

/** Returns the time of the first words of a range that have one; times are in the order of the text. */
export function timeAt(times: readonly Timed[], start: number, end: number): Timed | undefined {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle]?.end ?? 0) > start) high = middle
    else low = middle + 1
  }
  const first = times[low]
  return first && Math.max(first.start, start) < Math.min(first.end, end) ? first : undefined
}

/** Returns the passage that is heard at a moment, in milliseconds, or was heard last before it. */
export function heardAt(times: readonly Timed[], ms: number): Timed | undefined {
  let best: Timed | undefined
  for (const t of times) if (t.from <= ms && (!best || t.from > best.from)) best = t
  return best
}

/** Returns when a position of the text is heard, in milliseconds: the last time that begins before it. */
export function momentOf(times: readonly Timed[], position: number): number | undefined {
  return times.findLast((t) => t.start <= position)?.from ?? times[0]?.from
}
