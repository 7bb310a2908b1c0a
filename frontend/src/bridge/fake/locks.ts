import type { Bridge } from '../bridge'
import { BridgeError } from '../error'
import type { Protection, Status } from '../types'
import { addTemplate } from './edits'
import { emptyRecords, sampleRecords, type Records } from './records'

/** What opens a project that the fake holds sealed from the start. */
export const fakePassphrase = 'quatre mots au hasard'
const recovery = 'VTEA-ZGKG-0F8K-C5S5-DWM4-9E3Q-7WVQ-J1NM'

/** Which projects of the fake are sealed, and what opens them. */
export class Locks {
  #secrets = new Map<string, string[]>()

  sealed(path: string): boolean {
    return this.#secrets.has(path)
  }

  /** Fails as Go does where the secret does not open the project. */
  open(path: string, secret: string): void {
    const secrets = this.#secrets.get(path)
    if (!secrets || secrets.includes(secret)) return
    const name = path.slice(path.lastIndexOf('/') + 1)
    const code = secret ? 'wrong_passphrase' : 'locked'
    throw new BridgeError(code, `${name}: ${code}`, name, secret ? '' : path)
  }

  /** Seals a project and answers with its recovery key. */
  seal(path: string, passphrase: string): string {
    if (passphrase.length < 12) throw new BridgeError('short_passphrase', 'short')
    this.#secrets.set(path, [passphrase, recovery])
    return recovery
  }

  unseal(path: string): void {
    this.#secrets.delete(path)
  }
}

interface Host {
  answer: <T>(work: () => T) => Promise<T>
  path: () => string
  status: () => Status
  open: (path: string, records: Records) => Status
}

type Protecting = Pick<
  Bridge,
  | 'unlockProject'
  | 'newProtectedProject'
  | 'protectProject'
  | 'unprotectProject'
  | 'suggestPassphrase'
  | 'print'
>

/** The calls of the fake about passphrases. */
export function protecting(locks: Locks, host: Host): Protecting {
  const protection = (recoveryKey: string): Protection => ({
    status: host.status(),
    recoveryKey,
    left: [],
    reopening: null,
  })
  return {
    unlockProject: (path, secret) =>
      host.answer(() => {
        locks.open(path, secret)
        return host.open(path, sampleRecords())
      }),
    newProtectedProject: (path, name, chosen, _locale, passphrase) =>
      host.answer(() => {
        const records = emptyRecords(name)
        for (const template of chosen) addTemplate(records, template)
        const recoveryKey = locks.seal(path, passphrase)
        host.open(path, records)
        return protection(recoveryKey)
      }),
    protectProject: (current, passphrase) =>
      host.answer(() => {
        locks.open(host.path(), current)
        return protection(locks.seal(host.path(), passphrase))
      }),
    unprotectProject: (current) =>
      host.answer(() => {
        locks.open(host.path(), current)
        locks.unseal(host.path())
        return protection('')
      }),
    print: () => host.answer(() => window.print()),
    suggestPassphrase: () => host.answer(() => 'jardin tuyau lundi orage pinceau'),
  }
}
