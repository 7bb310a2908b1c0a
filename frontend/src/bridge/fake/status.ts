import type { Notice, Status, Step } from '../types'
import { counts, emptyRecords, type Records } from './records'

/** What surrounds the records of the fake. */
interface Around {
  path: string
  sealed: boolean
  revision: number
  undo: Step | null
  redo: Step | null
  notices: Notice[]
}

/** The status as Go tells it; records are null where nothing is open. */
export function statusOf(r: Records | null, around: Around): Status {
  const indexed = r?.testimonies.length ?? 0
  return {
    version: '0.1.0',
    open: r !== null,
    project: r && {
      id: 'project-1',
      name: r.name,
      path: around.path,
      language: 'fr',
      memo: r.memo,
      sealed: around.sealed,
    },
    revision: around.revision,
    undo: around.undo,
    redo: around.redo,
    counts: counts(r ?? emptyRecords('')),
    index: { ready: true, done: indexed, total: indexed, error: '', rebuilt: false },
    notices: around.notices,
  }
}

/** A step of the history, a second after the one before. */
export function stepOf(seq: number, by: string, what: Partial<Step>): Step {
  const at = new Date(Date.UTC(2026, 2, 14, 10, 0, seq)).toISOString()
  return { seq, at, by, action: '', subject: '', count: 1, undoes: 0, redoes: 0, ...what }
}
