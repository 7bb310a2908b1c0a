import type { Bridge } from '../bridge'

/** The dialogs of the fake, with the answers that a person might give, and its clipboard. */
export class DialogsFake {
  /** What was copied last. */
  copied = ''
  copyText: Bridge['copyText'] = (text) => {
    this.copied = text
    return Promise.resolve()
  }
  pickOpen: Bridge['pickOpen'] = () =>
    Promise.resolve('/home/camille/Études/les-mots-du-cisp.florilege')
  pickNew: Bridge['pickNew'] = (_title, name) => Promise.resolve(`/home/camille/${name}.florilege`)
  pickImport: Bridge['pickImport'] = () =>
    Promise.resolve(['/home/camille/yann.txt', '/home/camille/photo.png'])
  pickReport: Bridge['pickReport'] = (_title, name) => Promise.resolve(`/home/camille/${name}.csv`)
  saveReport: Bridge['saveReport'] = () => Promise.resolve()
  pickSurvey: Bridge['pickSurvey'] = () => Promise.resolve('/home/camille/enquête.xlsx')
  pickSave: Bridge['pickSave'] = (_title, name, format) =>
    Promise.resolve(`/home/camille/${name}.${format}`)
  pickTemplate: Bridge['pickTemplate'] = (_, format) =>
    Promise.resolve(`/home/camille/Modèles/maison.${format === 'odt' ? 'ott' : 'dotx'}`)
  pickFolder: Bridge['pickFolder'] = () => Promise.resolve('/media/camille/Disque/Sauvegardes')
}
