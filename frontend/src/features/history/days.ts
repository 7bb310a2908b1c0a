import type { Step } from '@/bridge/types'

/** A day of the history, with its steps, the newest first. */
export interface Day {
  /** Local date, YYYY-MM-DD. */
  date: string
  steps: Step[]
}

/** Groups steps, which come newest first, by the local day they were made. */
export function days(steps: readonly Step[]): Day[] {
  const out: Day[] = []
  for (const step of steps) {
    const date = localDate(new Date(step.at))
    const last = out.at(-1)
    if (last?.date === date) last.steps.push(step)
    else out.push({ date, steps: [step] })
  }
  return out
}

function localDate(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** Returns the numbers of the steps that are taken back and not done again. */
export function undone(steps: readonly Step[]): Set<number> {
  const out = new Set<number>()
  for (const step of [...steps].reverse()) {
    if (step.undoes) out.add(step.undoes)
    if (step.redoes) out.delete(step.redoes)
  }
  return out
}
