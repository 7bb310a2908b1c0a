import type { Voice } from '@/bridge/types'

/** Who is heard in a collection. */
export interface Heard {
  /** Testimonies that are heard. */
  testimonies: number
  /** The voice heard most often, when it stands out; null when none does. */
  most: Voice | null
  /** Titles of the testimonies that nobody hears. */
  missing: string[]
}

/** A voice stands out when it is heard so many times, and more than any other. */
const often = 3

/** Sums up the voices of a collection against the titles of all testimonies. */
export function heard(voices: readonly Voice[], titles: readonly string[]): Heard {
  const present = new Set(voices.map((v) => v.testimony))
  const [first, second] = [...voices].sort((a, b) => b.quotes - a.quotes)
  const out = first && first.quotes >= often && first.quotes > (second?.quotes ?? 0)
  return {
    testimonies: present.size,
    most: out ? first : null,
    missing: titles.filter((t) => !present.has(t)),
  }
}
