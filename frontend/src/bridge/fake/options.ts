import type { Trouble } from '../soundnessTypes'
import type { Notice, Settings } from '../types'
import type { Beside } from './copies'

/** How the fake begins. */
export interface FakeOptions {
  /** Opens the sample project at once instead of the start screen. */
  open?: boolean
  /** Paths that are sealed with `fakePassphrase`. */
  sealed?: string[]
  settings?: Partial<Settings>
  /** Milliseconds that every call takes; none by default. */
  delay?: number
  /** What there is to know of the open project. */
  notices?: Notice[]
  /** What other files lie beside the project; nothing unless said. */
  beside?: Beside
  /** Whether most of the project's file is room that deleted records left. */
  slack?: boolean
  /** What a check finds. */
  troubles?: Trouble[]
  /** Takes the file of the open project away. */
  gone?: boolean
  /** Paths of files that do not open. */
  damaged?: string[]
}
