import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { paths } from '../harness/paths'

/** Times of one kind, in milliseconds. */
export interface Times {
  count: number
  median: number
  p95: number
  longest: number
}

/** Sums up times in milliseconds. */
export const timesOf = (all: readonly number[]): Times => {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  return { count: sorted.length, median: at(0.5), p95: at(0.95), longest: at(1) }
}

/** Adds figures to bench/NAME.json under a key, beside what stands under others, and prints them. */
export function record(name: string, key: string, figures: object): void {
  const path = join(paths.figures, `${name}.json`)
  mkdirSync(paths.figures, { recursive: true })
  const all = { ...read(path), [key]: { made: new Date().toISOString(), ...figures } }
  writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`)
  console.log(`${name}, ${key}: ${JSON.stringify(figures, null, 2)}`)
}

function read(path: string): object {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as object
  } catch {
    return {}
  }
}
