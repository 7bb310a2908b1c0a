import type { HistoryFilter } from '../codebookTypes'
import { BridgeError } from '../error'
import type { Step } from '../types'
import type { Done } from './records'

/** Returns a page of the steps that pass a filter, the newest first. */
export function historyOf(
  steps: readonly Step[],
  { by, actions }: HistoryFilter,
  before: number,
  limit: number,
): Step[] {
  return steps
    .filter((s) => !before || s.seq < before)
    .filter((s) => (!by || s.by === by) && (!actions.length || actions.includes(s.action)))
    .reverse()
    .slice(0, limit)
}

/** Returns what going back to a step takes back, the newest first. */
export function behindOf(done: readonly Done[], seq: number): Step[] {
  const at = done.findIndex((d) => d.step.seq === seq)
  if (at < 0) throw new BridgeError('not_found', `there is no change ${seq} to go back to`)
  return done
    .slice(at + 1)
    .map((d) => d.step)
    .reverse()
}
