import { BridgeError } from '../error'
import type { Bridge } from '../bridge'
import { SavingFake } from './saving'
import type {
  Backup,
  BackupChanges,
  BackupContents,
  Backups,
  BackupState,
  Problem,
  Step,
} from '../types'

const day = 24 * 60
const own = '/home/camille/.local/share/florilege/backups'
/** When the fake's last backup was made. */
const now = Date.UTC(2026, 2, 14, 9, 45)

/** Minutes before now: every quarter of an hour, then hourly, daily, weekly, monthly. */
const ages = [0, 15, 30, 45, 105, 165, day - 60, day + 90, 2 * day, 4 * day, 9 * day, 38 * day]

function backup(minutes: number, i: number): Backup {
  const at = new Date(now - minutes * 60_000).toISOString().replace('.000', '')
  const seq = 240 - i * 17
  const name = `${at.replaceAll(':', '')}-${String(seq).padStart(8, '0')}-5f3a90c1.florilege`
  return { name, at, seq, bytes: 3_400_000 - i * 110_000, damaged: false }
}

function step(seq: number, at: string, action: string, subject: string): Step {
  return { seq, at, by: 'Camille', action, subject, count: 1, undoes: 0, redoes: 0 }
}

/** The backups of the fake: a list that tests may replace, and what fails. */
export class BackupsFake extends SavingFake {
  backups: Backups = {
    items: ages.map(backup),
    bytes: ages.map(backup).reduce((sum, b) => sum + b.bytes, 0),
    folder: own,
    own: true,
    limitMB: 2000,
  }
  backing: BackupState = {
    running: false,
    last: this.backups.items[0]?.at ?? '',
    damaged: false,
    away: '',
    folder: own,
    problem: null,
  }
  /** Backups that cannot be read, by name, and why. */
  unreadable = new Map<string, Problem>()
  /** The passphrase of the backups that are locked. */
  passphrase = 'quatre mots au hasard'

  backupsOf: Bridge['backupsOf'] = () => Promise.resolve(structuredClone(this.backups))
  backupState: Bridge['backupState'] = () => Promise.resolve(structuredClone(this.backing))

  readBackup: Bridge['readBackup'] = async (_path, name, secret) => {
    const b = this.#find(name, secret)
    const i = this.backups.items.indexOf(b)
    const contents: BackupContents = {
      project: 'Les mots du CISP',
      testimonies: 14 - Math.floor(i / 3),
      quotes: 62 - 4 * i,
      codes: 31 - i,
      collections: 2,
      last: [
        step(b.seq, b.at, 'quote_code', 'Prendre confiance'),
        step(b.seq - 1, b.at, 'quote_memo', 'J’y vais seule maintenant'),
        step(b.seq - 2, b.at, 'code_add', 'Mobilité'),
      ],
      sealed: false,
    }
    return Promise.resolve(contents)
  }

  backupChanges: Bridge['backupChanges'] = async (name, secret) => {
    const i = this.backups.items.indexOf(this.#find(name, secret))
    const changes: BackupChanges = {
      relation: i ? 'older' : 'identical',
      steps: 17 * i,
      newest: i
        ? [
            step(240, new Date(now).toISOString(), 'quote_code', 'Prendre confiance'),
            step(239, new Date(now).toISOString(), 'quote_delete', 'Oui, enfin je crois'),
          ]
        : [],
      own: 0,
      kinds: i
        ? [
            { kind: 'quotes', missing: 4 * i, back: 1, changed: 2 },
            { kind: 'codes', missing: i, back: 0, changed: 0 },
          ]
        : [],
    }
    return Promise.resolve(changes)
  }

  backUpNow: Bridge['backUpNow'] = async () => {
    const at = new Date(Date.parse(this.backups.items[0]?.at ?? '') + 60_000).toISOString()
    const made = { ...backup(0, 0), at, name: `${at}-now`, seq: 241 }
    this.backups = { ...this.backups, items: [made, ...this.backups.items] }
    this.backing = { ...this.backing, last: at, problem: null }
    return Promise.resolve(true)
  }

  restoreBackup: Bridge['restoreBackup'] = async (_path, name, label, secret) => {
    this.#find(name, secret)
    return Promise.resolve(`/home/camille/Études/les-mots-du-cisp - ${label}.florilege`)
  }

  limitBackups: Bridge['limitBackups'] = async (limitMB) => {
    this.backups = { ...this.backups, limitMB }
    return Promise.resolve()
  }

  moveBackups: Bridge['moveBackups'] = async (folder) => {
    this.backups = { ...this.backups, folder: folder || own, own: !folder }
    this.backing = { ...this.backing, folder: folder || own, away: '' }
    return Promise.resolve(folder || own)
  }

  #find(name: string, secret: string): Backup {
    const b = this.backups.items.find((item) => item.name === name)
    if (!b) throw new BridgeError('missing', `there is no file ${name}`, name)
    const why = this.unreadable.get(name)
    if (why && (why.code !== 'locked' || secret !== this.passphrase)) {
      const code = why.code === 'locked' && secret ? 'wrong_passphrase' : why.code
      throw new BridgeError(code, why.message, why.subject, why.detail)
    }
    return b
  }
}
