import type { Choice, Found, Opening, Preview } from '@/bridge/importTypes'
import type { FoundRecording } from '@/bridge/recordingTypes'

/** What becomes of a file that is there already. */
export type Decision = 'leave' | 'revise' | 'new'

/** What the user decided about one file. */
export class FilePlan {
  preview = $state.raw<Preview>() as Preview
  /** The words behind the preview, once they were asked for. */
  opening = $state.raw<Opening | null>(null)
  skip = $state(false)
  /** A changed file becomes the text of the testimony that is there. */
  revise = $state(false)
  /** Why the text changes, where it does. */
  reason = $state('')
  title = $state('')
  /** That the user chose, or "". */
  encoding = $state('')
  /** The file is read as text without turns. */
  nobody = $state(false)
  speakers = $state<{ name: string; interviewer: boolean }[]>([])
  taken = $state<boolean[]>([])
  /** Whether the recording that lies beside is linked. */
  linked = $state(false)
  /** Proposals to join two speakers that were turned down, as "from into". */
  refused = $state.raw<readonly string[]>([])
  /** Name of the file whose choices were carried over to this one, or "". */
  carried = $state('')
  /** The user decided of the speakers here: nothing is carried over any more. */
  touched = false

  constructor(preview: Preview) {
    this.preview = preview
    this.title = preview.title
    this.skip = preview.status !== 'new'
    this.reset()
  }

  /** Whether the file can be stored at all. */
  get fresh(): boolean {
    return this.preview.status !== 'failed' && this.preview.status !== 'unchanged'
  }

  /** The recording that lies beside, if one does. */
  get recording(): FoundRecording | undefined {
    return this.preview.recordings[0]
  }

  /** Whether somebody should look at it before it is stored. */
  get doubtful(): boolean {
    const { status, certainty } = this.preview
    return (
      status === 'failed' ||
      status === 'changed' ||
      status === 'duplicate' ||
      (status === 'new' && certainty.level === 'doubtful') ||
      this.proposals.length > 0
    )
  }

  /** What becomes of it, where it is there already. */
  get decision(): Decision {
    return this.skip ? 'leave' : this.revise ? 'revise' : 'new'
  }

  set decision(what: Decision) {
    this.skip = what === 'leave'
    this.revise = what === 'revise'
  }

  /** How many passages become quotes. */
  get quotes(): number {
    if (this.revise) return 0
    return this.opening ? this.taken.filter(Boolean).length : this.preview.taken
  }

  /** The passages with their places in the list. */
  get found(): { found: Found; index: number }[] {
    return (this.opening?.found ?? []).map((found, index) => ({ found, index }))
  }

  /** Who speaks, as it will be stored: one name, one person. */
  get people(): string[] {
    return this.nobody
      ? []
      : [...new Set(this.speakers.map((s) => s.name.trim()))].filter((name) => name !== '')
  }

  /** Speakers who may be one and are not yet. */
  get proposals(): { from: number; into: number }[] {
    if (this.nobody) return []
    return this.preview.alike.filter(({ from, into }) => {
      const names = [this.speakers[from]?.name, this.speakers[into]?.name]
      return (
        names[0] && names[1] && names[0] !== names[1] && !this.refused.includes(`${from} ${into}`)
      )
    })
  }

  /** Takes another reading of the file: what was decided of its speakers is over. */
  reread(opening: Opening, encoding: string): void {
    if (this.opening && this.encoding === encoding) return
    const again = this.encoding !== encoding
    const title = this.title === this.preview.title ? opening.preview.title : this.title
    this.opening = opening
    this.encoding = encoding
    this.taken = opening.found.map((f) => f.taken)
    if (!again) return
    this.preview = opening.preview
    this.title = title
    this.reset()
  }

  /** Makes one person of two speakers. */
  join(from: number, into: number): void {
    const [a, b] = [this.speakers[from], this.speakers[into]]
    if (!a || !b) return
    a.name = b.name
    a.interviewer = b.interviewer
  }

  refuse(from: number, into: number): void {
    this.refused = [...this.refused, `${from} ${into}`]
  }

  /** Gives the speakers of the same labels what was decided of them in another file. */
  follow(other: FilePlan): void {
    let followed = false
    this.preview.speakers.forEach((candidate, i) => {
      const at = other.preview.speakers.findIndex((s) => s.key === candidate.key)
      const [mine, theirs, was] = [this.speakers[i], other.speakers[at], other.preview.speakers[at]]
      if (!mine || !theirs || !was) return
      const decided = theirs.name !== was.name || theirs.interviewer !== was.interviewer
      mine.name = decided ? theirs.name : candidate.name
      mine.interviewer = decided ? theirs.interviewer : candidate.interviewer
      followed ||= decided
    })
    this.carried = followed ? other.preview.name : ''
  }

  choice(quotes: boolean): Choice {
    return {
      key: this.preview.key,
      skip: this.skip || !this.fresh,
      revise: this.revise,
      reason: this.revise ? this.reason.trim() : '',
      encoding: this.encoding,
      title: this.title.trim(),
      speakers: this.speakers.map((s) => ({
        name: this.nobody ? '' : s.name.trim(),
        interviewer: s.interviewer,
        participant: '',
      })),
      quotes,
      taken: this.taken,
      recording: this.linked && !this.revise ? (this.recording?.path ?? '') : '',
    }
  }

  private reset(): void {
    this.speakers = this.preview.speakers.map(({ name, interviewer }) => ({ name, interviewer }))
    this.refused = []
    this.carried = ''
    this.touched = false
  }
}
