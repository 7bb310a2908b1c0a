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
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle]?.end ?? 0) > start) high = middle
    else low = middle + 1
  }
  const first = times[low]
  return first && Math.max(first.start, start) < Math.min(first.end, end) ? clock(first.from) : ''
}
