import type { Range } from '@/bridge/types'
import type { Passages } from './passages'

/** What the verbs of the reader act on: the text as it is drawn, as a page or turn by turn. */
export interface Surface {
  /** The turns and sentences of the text. */
  readonly passages: Passages
  /** The end of the selection that stays and the one that moves; a caret has both at one place. */
  readonly ends: { anchor: number; head: number }
  /** Selects a range with the caret at its end, or at its start going backwards. */
  select(range: Range, options?: { backwards?: boolean; scroll?: boolean }): void
  /** Brings a passage into view. */
  reveal(range: Range): void
  /** Takes the focus, so that the keys act. */
  focus(): void
  /** The words of a range as they are shown. */
  shown(range: Range): string
  /** Where a position is drawn in the window; null where it is not. */
  placeOf(position: number): { left: number; top: number; bottom: number } | null
  /** The part of the window that the text is drawn in. */
  readonly box: DOMRect
}
