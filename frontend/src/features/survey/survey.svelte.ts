import type { Bridge } from '@/bridge/bridge'
import type {
  Survey,
  SurveyChoice,
  SurveyColumn,
  SurveyCounts,
  SurveyReport,
  SurveyType,
  SurveyUse,
} from '@/bridge/surveyTypes'

/** What a column becomes, as one choice: a use, or the type of an attribute. */
export type Fate = Exclude<SurveyUse, 'attribute'> | SurveyType

/** Where the import of a survey stands. */
export type Step = 'idle' | 'reading' | 'review' | 'storing' | 'done'

/** The import of a survey: its columns, what the user makes of them, and what became of it. */
export class SurveyPlan {
  step = $state<Step>('idle')
  survey = $state.raw<Survey | null>(null)
  fates = $state<Fate[]>([])
  untitled = $state('')
  counts = $state.raw<SurveyCounts | null>(null)
  report = $state.raw<SurveyReport | null>(null)
  error = $state.raw<unknown>(null)
  #path = ''
  #asked = 0

  readonly answered = $derived(this.fates.includes('open'))

  constructor(private readonly bridge: Bridge) {}

  /** Reads a table, or asks for one; answers false where none was chosen. */
  async plan(path: string, title: string, untitled: string): Promise<boolean> {
    this.reset()
    this.untitled = untitled
    try {
      this.#path = path || (await this.bridge.pickSurvey(title))
      if (!this.#path) return false
      await this.choose(0)
    } catch (thrown) {
      this.error = thrown
      this.step = 'review'
    }
    return true
  }

  /** Takes another sheet of the table. */
  async choose(sheet: number): Promise<void> {
    this.step = 'reading'
    this.error = null
    try {
      this.survey = await this.bridge.planSurvey(this.#path, sheet)
      this.fates = this.survey.columns.map(fateOf)
      await this.count()
    } catch (thrown) {
      this.error = thrown
    }
    this.step = 'review'
  }

  /** Asks what importing would do; the last question asked is the one answered. */
  async count(): Promise<void> {
    const asked = ++this.#asked
    if (!this.answered) {
      this.counts = null
      return
    }
    try {
      const counts = await this.bridge.countSurvey(this.choice())
      if (asked === this.#asked) this.counts = counts
    } catch (thrown) {
      if (asked === this.#asked) this.error = thrown
    }
  }

  /** Stores the rows. */
  async store(): Promise<void> {
    this.error = null
    this.step = 'storing'
    try {
      this.report = await this.bridge.importSurvey(this.choice())
      this.step = 'done'
    } catch (thrown) {
      this.error = thrown
      this.step = 'review'
    }
  }

  choice(): SurveyChoice {
    const uses = this.fates.map((f) =>
      f === 'open' || f === 'name' || f === 'leave' ? f : 'attribute',
    )
    const types = this.fates.map((f, i) =>
      f === 'open' || f === 'name' || f === 'leave' ? (this.survey?.columns[i]?.type ?? 'text') : f,
    )
    return { uses, types, untitled: this.untitled.trim() }
  }

  reset(): void {
    this.step = 'idle'
    this.survey = null
    this.fates = []
    this.counts = null
    this.report = null
    this.error = null
    this.#asked++
  }
}

function fateOf(column: SurveyColumn): Fate {
  return column.use === 'attribute' ? column.type : column.use
}
