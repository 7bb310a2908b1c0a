import { BridgeError } from '../error'
import type { RepairReport, Trouble } from '../soundnessTypes'
import type { Notice } from '../types'
import type { Locks } from './locks'
import type { FakeOptions } from './options'

/** Which files of the fake are damaged, and what is wrong with the open one. */
export class Hurt {
  readonly notices: Notice[]
  readonly troubles: Trouble[]
  readonly #damaged: string[]
  readonly #locks: Locks

  constructor(options: FakeOptions, locks: Locks) {
    this.notices = options.notices ?? []
    this.troubles = options.troubles ?? []
    this.#damaged = options.damaged ?? []
    this.#locks = locks
  }

  /** Fails for a damaged file. */
  open(path: string): void {
    if (!this.#damaged.includes(path)) return
    const name = path.split('/').pop() ?? path
    throw new BridgeError('damaged', `${name} is damaged`, name, 'page 31 makes no sense')
  }

  /** Tells what is saved of a file, into the one at `to`. */
  repair(path: string, to: string, backup: string): RepairReport {
    if (path) this.#locks.open(path, '')
    return fakeRepair(to, backup)
  }
}

/** What a check of a damaged project finds. */
export const fakeTroubles: Trouble[] = [
  { code: 'no_text', kind: 'testimonies', id: 't-3', name: 'Farida, aidante', detail: '' },
  { code: 'unreadable', kind: 'texts', id: 't-3 revision 1', name: 'Farida, aidante', detail: '' },
  { code: 'unreadable', kind: 'quotes', id: 'q-7', name: 'Bruno, chantier bois', detail: '' },
  { code: 'unreadable', kind: 'quotes', id: 'q-8', name: 'Bruno, chantier bois', detail: '' },
  { code: 'unreadable', kind: 'journal', id: '', name: '', detail: '' },
  { code: 'pages', kind: 'file', id: '', name: '', detail: 'page 31 makes no sense' },
]

/** What is saved of a damaged project; a copy of it completes it. */
function fakeRepair(path: string, backup: string): RepairReport {
  const found = { source: 'journal', kind: 'quotes', count: 2 }
  return {
    path,
    project: 'Les mots du CISP',
    sealed: false,
    whole: false,
    testimonies: 14,
    quotes: backup ? 42 : 41,
    codes: 31,
    collections: 2,
    entries: 118,
    lost: backup ? 0 : 1,
    torn: false,
    moved: backup ? [found, { source: 'backup', kind: 'quotes', count: 1 }] : [found],
    unknown: [],
    notes: backup
      ? []
      : [
          { code: 'text_reread', id: 't-3', name: 'Farida, aidante', count: 1 },
          { code: 'quotes_lost', id: 't-1', name: 'Bruno, chantier bois', count: 1 },
        ],
  }
}
