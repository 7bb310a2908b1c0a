import type { Bridge } from '@/bridge/bridge'
import type { Choice, Found, ImportReport, Preview, Speaker } from '@/bridge/types'

/** What the user decided about one file. */
export class FilePlan {
  skip = $state(false)
  title = $state('')
  speakers = $state<Speaker[]>([])
  taken = $state<boolean[]>([])

  constructor(readonly preview: Preview) {
    this.title = preview.title
    this.speakers = preview.speakers.map((s) => ({ ...s }))
    this.taken = preview.found.map((f) => f.taken)
    this.skip = preview.status !== 'new'
  }

  /** Whether the file can be stored at all. */
  get fresh(): boolean {
    return this.preview.status === 'new'
  }

  /** How many passages become quotes. */
  get quotes(): number {
    return this.taken.filter(Boolean).length
  }

  /** The passages with their places in the list. */
  get found(): { found: Found; index: number }[] {
    return this.preview.found.map((found, index) => ({ found, index }))
  }

  choice(quotes: boolean): Choice {
    return {
      key: this.preview.key,
      skip: this.skip,
      title: this.title.trim(),
      speakers: this.speakers,
      quotes,
      taken: this.taken,
    }
  }
}

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

  readonly file = $derived(this.files.find((f) => f.preview.key === this.chosen))
  readonly wanted = $derived(this.files.filter((f) => f.fresh && !f.skip))
  readonly wantedQuotes = $derived(this.quotes ? this.wanted.reduce((n, f) => n + f.quotes, 0) : 0)

  constructor(private readonly bridge: Bridge) {}

  /** Reads the files; answers false where none was chosen. */
  async plan(paths: string[], title: string): Promise<boolean> {
    this.reset()
    try {
      const files = paths.length > 0 ? paths : await this.bridge.pickImport(title)
      if (files.length === 0) return false
      this.step = 'planning'
      const previews = await this.bridge.planImport(files)
      this.files = previews.map((p) => new FilePlan(p))
      this.chosen = (this.files.find((f) => f.fresh) ?? this.files[0])?.preview.key ?? ''
      this.quotes = this.files.some((f) => f.fresh && attributed(f.preview) > 0)
      this.step = 'review'
    } catch (thrown) {
      this.error = thrown
      this.step = 'review'
    }
    return true
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

/** Counts the passages that somebody signs: with them a file is a collection of quotes. */
function attributed(preview: Preview): number {
  return preview.found.filter((f) => f.taken && f.reason === 'attributed').length
}
