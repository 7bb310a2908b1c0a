import type { Bridge } from '../bridge'
import type { Problem } from '../types'
import { DialogsFake } from './dialogs'

/** Saving elsewhere, in the fake: where the file is, and what was written. */
export class SavingFake extends DialogsFake {
  /** Why the open file is not where it was; tests set it. */
  displaced: Problem | null = null
  /** Paths of what was written by saving a copy or a recovery sheet. */
  written: string[] = []

  inPlace: Bridge['inPlace'] = () => Promise.resolve(this.displaced)

  saveCopy: Bridge['saveCopy'] = (path) => {
    this.written.push(path)
    return Promise.resolve()
  }

  pickRecoverySheet: Bridge['pickRecoverySheet'] = (_title, name) =>
    Promise.resolve(`/home/camille/${name}.pdf`)

  pickDiagnostics: Bridge['pickDiagnostics'] = () =>
    Promise.resolve('/home/camille/florilege-diagnostic.txt')
  saveDiagnostics: Bridge['saveDiagnostics'] = () => Promise.resolve()
  exportTo: Bridge['exportTo'] = (path) => Promise.resolve(path)
  reportCards: Bridge['reportCards'] = () =>
    Promise.resolve({ cards: 12, pages: 3, continued: [4], missing: ['😀'] })

  saveRecoverySheet: Bridge['saveRecoverySheet'] = (path) => {
    this.written.push(path)
    return Promise.resolve()
  }
}

/** A file that was taken away while it was open. */
export const vanished: Problem = {
  code: 'vanished',
  message: 'les-mots-du-cisp.florilege is not where it was',
  subject: 'les-mots-du-cisp.florilege',
  detail: '',
}
