import { tick } from 'svelte'
import type { Range, Text } from '@/bridge/types'
import { clipped, masked } from '@/ui/masked'
import { pageOf } from './linear'
import { Passages } from './passages'
import type { Session } from './session.svelte'
import type { Surface } from './surface'

/** A testimony read turn by turn, a page of turns at a time. */
export class LinearSurface implements Surface {
  /** The page shown, from 0. */
  page = $state(0)
  readonly passages: Passages

  constructor(
    private readonly session: Session,
    private readonly text: Text,
    private readonly root: HTMLElement,
  ) {
    this.passages = new Passages(text)
  }

  get ends(): { anchor: number; head: number } {
    const { start, end, head } = this.session.selection
    return { anchor: head === start ? end : start, head }
  }

  get box(): DOMRect {
    return this.root.getBoundingClientRect()
  }

  select({ start, end }: Range, { backwards = false, scroll = true } = {}): void {
    this.session.selection = { start, end, head: backwards ? start : end }
    if (scroll) this.reveal({ start, end })
  }

  reveal({ start }: Range): void {
    this.page = pageOf(this.text, start)
    // The mark is drawn with the page.
    void tick().then(() => this.#mark?.scrollIntoView({ block: 'nearest' }))
  }

  focus(): void {
    this.root.focus({ preventScroll: true })
  }

  shown(range: Range): string {
    const { names } = this.session.nouns
    const words = this.text.text.slice(range.start, range.end)
    return names.on ? masked(words, [], clipped(names.here.masks, range)).text : words
  }

  placeOf(): { left: number; top: number; bottom: number } | null {
    const at = this.#mark?.getBoundingClientRect()
    return at ? { left: at.left, top: at.top, bottom: at.bottom } : null
  }

  get #mark(): HTMLElement | null {
    return this.root.querySelector('mark')
  }
}
