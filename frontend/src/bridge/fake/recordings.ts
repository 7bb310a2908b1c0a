import type { TextEdit } from '../correctTypes'
import type { FoundRecording, Recording } from '../recordingTypes'
import { CorrectFake } from './correct'
import { collectionOf, testimonyOf } from './queries'

const name = (path: string) => path.split('/').pop() ?? ''

/** The recordings of the fake: none plays, and one is missing where its name says so. */
export class RecordingsFake extends CorrectFake {
  recording = (testimony: string): Promise<Recording> =>
    this.tools.read((r) => {
      const path = testimonyOf(r, testimony).meta.media
      const subject = name(path)
      const missing = {
        code: 'missing',
        message: `there is no file ${subject}`,
        subject,
        detail: '',
      }
      return {
        name: subject,
        path,
        bytes: path ? 115_200_044 : 0,
        film: path.endsWith('.mp4'),
        error: path.includes('perdu') ? missing : null,
        address: path ? `/media/${subject}` : '',
      }
    })
  offerRecording = () => Promise.resolve()
  pickRecording = () => Promise.resolve('/home/camille/Études/sons/entretien.mp3')
  proposeRecordings = (testimony: string): Promise<FoundRecording[]> =>
    this.tools.read((r) => {
      const { path } = testimonyOf(r, testimony).meta
      const found = path.replace(/\.[^.]+$/, '.wav')
      return [{ path: `/home/camille/Études/${found}`, name: found }]
    })
  setConsent = (testimonies: string[], quotes: string[], consent: string) =>
    this.tools.change('consent', '', ['testimonies', 'quotes'], (r) => {
      for (const id of testimonies) testimonyOf(r, id).meta.consent = consent
      for (const q of r.quotes) if (quotes.includes(q.id)) q.consent = consent
    })
  editWords = (collection: string, item: string, edits: TextEdit[]) =>
    this.tools.change('collection_edit', '', ['collections'], (r) => {
      const found = collectionOf(r, collection).items.find((i) => i.id === item)
      if (!found?.quote) return
      found.edits = edits
      found.printed = found.quote.text
      for (const e of edits.toReversed()) {
        const mark = `[${e.text || '…'}]`
        found.printed = found.printed.slice(0, e.start) + mark + found.printed.slice(e.end)
      }
    })
  linkRecording = (testimony: string, path: string) => this.#set(testimony, path)
  unlinkRecording = (testimony: string) => this.#set(testimony, '')
  keepRecording = async (testimony: string) => {
    const { name: copy } = await this.recording(testimony)
    await this.#set(testimony, copy)
    return `/home/camille/Études/${copy}`
  }

  #set(testimony: string, media: string): Promise<void> {
    return this.tools.change('media', testimony, ['testimonies'], (r) => {
      testimonyOf(r, testimony).meta.media = media
    })
  }
}
