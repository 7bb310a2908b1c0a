import type { Bridge } from '@/bridge/bridge'
import type { ImportReport, Preview } from '@/bridge/importTypes'
import { FilePlan, type Decision } from './file.svelte'

/** Where an import stands. */
export type Step = 'idle' | 'planning' | 'review' | 'storing' | 'report'

/** An import: what the files hold, what the user makes of it, and what became of it. */
export class ImportPlan {
  step = $state<Step>('idle')
  files = $state.raw<FilePlan[]>([])
  chosen = $state('')
  /** Whether passages in quotation marks become quotes. */
  quotes = $state(false)
  report = $state.raw<ImportReport | null>(null)
  error = $state.raw<unknown>(null)

  /** The files as they are listed: those that failed first, then those that are there already. */
  readonly listed = $derived.by(() => {
    const rank = ({ status }: Preview) =>
      status === 'failed' ? 0 : status === 'changed' || status === 'duplicate' ? 1 : 2
    return [...this.files].sort((a, b) => rank(a.preview) - rank(b.preview))
  })
  readonly file = $derived(this.files.find((f) => f.preview.key === this.chosen))
  readonly wanted = $derived(this.files.filter((f) => f.fresh && !f.skip))
  readonly doubtful = $derived(this.files.filter((f) => f.doubtful))
  readonly wantedQuotes = $derived(this.quotes ? this.wanted.reduce((n, f) => n + f.quotes, 0) : 0)

  constructor(private readonly bridge: Bridge) {}

  /** Reads the files. */
  async plan(paths: string[]): Promise<void> {
    this.reset()
    this.step = 'planning'
    try {
      const previews = await this.bridge.planImport(paths)
      this.files = previews.map((p) => new FilePlan(p))
      this.chosen = (this.listed.find((f) => f.fresh) ?? this.files[0])?.preview.key ?? ''
      this.quotes = this.files.some((f) => f.fresh && f.preview.signed > 0)
      this.step = 'review'
    } catch (thrown) {
      this.error = thrown
      this.step = 'review'
    }
  }

  /** Leaves a file to another import. */
  drop(file: FilePlan): void {
    this.files = this.files.filter((f) => f !== file)
    if (this.chosen === file.preview.key) this.chosen = this.listed[0]?.preview.key ?? ''
  }

  /** Reads a file again for its words, in another encoding where one is given. */
  async open(file: FilePlan, encoding: string): Promise<void> {
    if (!file.fresh || (file.opening && file.encoding === encoding)) return
    try {
      const opening = await this.bridge.openPreview(file.preview.key, encoding)
      file.reread(opening, encoding)
    } catch (thrown) {
      this.error = thrown
    }
  }

  /** Carries what was decided of a file's speakers over to the files after it. */
  decided(file: FilePlan): void {
    file.touched = true
    file.carried = ''
    const after = this.files.slice(this.files.indexOf(file) + 1)
    for (const other of after) if (!other.touched) other.follow(file)
  }

  /** Gives every file what was decided of this one's speakers; answers how many it changed. */
  everywhere(file: FilePlan): number {
    file.touched = true
    let changed = 0
    for (const other of this.files) {
      if (other === file || !other.fresh) continue
      const before = JSON.stringify([other.speakers, other.nobody])
      other.nobody = file.nobody
      other.follow(file)
      if (JSON.stringify([other.speakers, other.nobody]) !== before) changed++
    }
    return changed
  }

  /** The files that stand so to the project. */
  standing(status: 'changed' | 'duplicate'): FilePlan[] {
    return this.files.filter((f) => f.preview.status === status)
  }

  /** Decides of all files that stand so at once. */
  decide(status: 'changed' | 'duplicate', what: Decision): void {
    for (const file of this.standing(status)) file.decision = what
  }

  /** Links the recordings that lie beside the files, or none. */
  link(linked: boolean): void {
    for (const file of this.files) if (file.recording) file.linked = linked
  }

  /** Stores what is wanted. */
  async store(): Promise<void> {
    this.error = null
    this.step = 'storing'
    try {
      this.report = await this.bridge.runImport(this.files.map((f) => f.choice(this.quotes)))
      this.step = 'report'
    } catch (thrown) {
      this.error = thrown
      this.step = 'review'
    }
  }

  reset(): void {
    this.step = 'idle'
    this.files = []
    this.chosen = ''
    this.quotes = false
    this.report = null
    this.error = null
  }
}
