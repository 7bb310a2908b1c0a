import { RangeSetBuilder, type Extension } from '@codemirror/state'
import { Decoration, EditorView, WidgetType } from '@codemirror/view'
import type { Mask, Text } from '@/bridge/types'
import { visible } from '@/ui/visible'

class Pseudonym extends WidgetType {
  constructor(
    private readonly shown: string,
    private readonly named: boolean,
  ) {
    super()
  }

  override eq(other: Pseudonym): boolean {
    return other.shown === this.shown && other.named === this.named
  }

  override ignoreEvent(): boolean {
    return false
  }

  toDOM(): HTMLElement {
    const shown = document.createElement('span')
    if (this.named) shown.className = 'pseudonym'
    shown.textContent = visible(this.shown)
    return shown
  }
}

/**
 * Shows pseudonyms in the place of names. The text stays as it is stored: selection, search and
 * coding keep its positions, and the caret passes over a name in one step.
 */
export function showMasks(masks: readonly Mask[], { turns }: Pick<Text, 'turns'>): Extension {
  if (!masks.length) return []
  const shown = new RangeSetBuilder<Decoration>()
  let turn = 0
  for (const mask of masks) {
    while ((turns[turn]?.start ?? Infinity) <= mask.start) turn++
    // Labels are hidden, and the name over the turn is shown as it should be.
    if ((turns[turn]?.labelStart ?? Infinity) < mask.end) continue
    shown.add(
      mask.start,
      mask.end,
      mask.with
        ? Decoration.replace({ widget: new Pseudonym(mask.with, mask.name !== '') })
        : Decoration.replace({}),
    )
  }
  const set = shown.finish()
  return [EditorView.decorations.of(set), EditorView.atomicRanges.of(() => set)]
}
