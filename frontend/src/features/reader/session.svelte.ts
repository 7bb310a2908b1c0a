import type { Codes } from '@/state/codes.svelte'
import type { Names } from '@/state/names.svelte'
import type { Passage } from '@/state/passage'
import type { Quotes } from '@/state/quotes.svelte'
import type { Reading } from '@/state/reading.svelte'
import type { Settings } from '@/state/settings.svelte'
import type { View } from '@/state/view.svelte'
import type { Code, Quote, Range } from '@/bridge/types'
import { fold } from '@/ui/match'
import { inVivoName } from './inVivo'
import { Movement } from './movement.svelte'
import { trimmed } from '@/domain/sentences'
import { whoseQuotes } from '@/domain/whose'
import type { Surface } from './surface'
import { cutAt } from './words'

/** What the reader needs of the project. */
export interface Nouns {
  codes: Codes
  names: Names
  quotes: Quotes
  reading: Reading
  settings: Settings
  view: View
  /** Who codes in this window. */
  me: () => string
}

/** One code on one quote, as a bracket shows it. */
export interface Coding {
  quote: string
  /** "" for a quote that carries no code. */
  code: string
}

/** What the palette is open for. */
export type Purpose = 'code' | 'brush'

/** What one does in the reader: the selection, the quote in focus, and the verbs that code. */
export class Session {
  /** The text on screen, as a page or in turns; null while there is none. */
  editor: Surface | null = null
  selection = $state.raw<Range & { head: number }>({ start: 0, end: 0, head: 0 })
  /** The coding under the pointer. */
  hovered = $state.raw<Coding | null>(null)
  /** The code of the bracket in focus, "" when the whole quote is. */
  code = $state('')
  /** The code that the mouse paints with, or "". */
  brush = $state('')
  palette = $state<Purpose | ''>('')
  finding = $state(false)
  /** The quote that was coded last. */
  stored = $state.raw<Quote | null>(null)
  /** Whether the testimony is shown as plain turns, for screen readers. */
  linear = $state(false)
  readonly movement: Movement
  #turn = $state.raw<Promise<void> | null>(null)
  // The passage that is being coded, while nothing else was chosen since.
  #sent = $state.raw<{ id: string; at: object; quote: string } | null>(null)

  /** The quotes of the testimony, with the end being moved where it is now. */
  readonly shown = $derived.by(() =>
    this.movement.applied(
      whoseQuotes(this.nouns.quotes.here, this.nouns.view.whose, this.nouns.me()),
    ),
  )
  readonly focused = $derived.by(() => {
    const id = this.nouns.quotes.now(this.#coming || this.nouns.view.quote)
    return this.shown.find((q) => q.id === id)
  })
  /** The quotes under the caret, the shortest first. */
  readonly under = $derived.by(() => this.at(this.selection.head))

  // What one just coded is in focus before it is stored, so that the keys act on it.
  get #coming(): string {
    const sent = this.#sent
    const still = sent?.at === this.selection && sent.quote === this.nouns.view.quote
    return still ? sent.id : ''
  }

  constructor(readonly nouns: Nouns) {
    this.movement = new Movement(nouns)
  }

  /** The quotes at a position, the shortest first. */
  at(position: number): Quote[] {
    return this.shown
      .filter((q) => q.start <= position && position < q.end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))
  }

  /** Puts codes on the selection, else on the quote in focus, else on the sentence at the caret. */
  async put(codes: string[], target = this.target()): Promise<void> {
    if (!target || !codes.length) return
    this.nouns.codes.used(codes)
    const { quotes } = this.nouns
    await this.#store(
      target,
      'id' in target ? quotes.addCodes(target.id, codes) : quotes.code(target, codes),
    )
  }

  /** Makes a code and puts it on the passage, as one step; "Parent / Name" makes it under a code. */
  async putNew(name: string, target = this.target()): Promise<void> {
    const [last = '', ...above] = name
      .split('/')
      .map((part) => part.trim())
      .reverse()
    const { codes, quotes } = this.nouns
    const parent = above.length ? this.#named(above[0] ?? '')?.id : ''
    const known = codes.list.find(
      (c) => fold(c.name) === fold(last) && (!parent || c.parent === parent),
    )
    if (!target || !last) return
    if (known) return this.put([known.id], target)
    const passage = 'id' in target ? passageOf(target) : target
    const stored = await this.#store(passage, quotes.codeNew(passage, last, parent))
    codes.used(stored.codes.slice(-1))
  }

  /** Makes the words of the passage the name of a code. */
  async inVivo(): Promise<void> {
    const target = this.target()
    if (target) await this.putNew(inVivoName(target.text))
  }

  /** Opens the memo of the quote in focus; a selection becomes a quote first. */
  async memo(): Promise<void> {
    const target = this.target()
    const { quotes, view } = this.nouns
    const storing = target && !('id' in target) && this.#store(target, quotes.code(target, []))
    // The field is there at once: what is typed next is the memo.
    if (storing) view.select(this.focused?.id ?? '')
    if (view.quote) view.ask('memo')
    if (storing) await storing
  }

  /**
   * Takes the coding in focus off, or deletes the whole quote; answers who put the code there
   * too, and keeps it. Who sees the codings of some people only takes off what is seen.
   */
  remove(): Promise<string[]> {
    return this.#inTurn(() => this.#remove())
  }

  async #remove(): Promise<string[]> {
    const quote = this.focused
    if (!quote) return []
    const { quotes, view } = this.nouns
    const code = this.code
    this.code = ''
    this.#sent = null
    if (code && quote.codes.includes(code)) {
      const stored = await quotes.removeCode(quote.id, code)
      if (!stored.id && view.quote === quote.id) view.select('')
      const still = stored.codings.find((c) => c.code === code)
      return still ? [still.by, ...still.also] : []
    }
    view.select('')
    await quotes.remove(quote.id, view.whose)
    return []
  }

  /** Takes an end of the quote in focus with the mouse. */
  take(side: 'start' | 'end'): void {
    this.movement.side = side
  }

  /** Moves the end that was taken to a position, to the edge of a word unless it moves freely. */
  drag(at: number, free: boolean): void {
    const { editor, focused, movement } = this
    if (!editor || !focused || !movement.side) return
    movement.to(focused, free ? at : editor.passages.snapEnd(at, movement.side), true)
  }

  /** Where a quote would be cut in two and which one; null where the caret stands in none. */
  get cut(): { quote: Quote; at: number } | null {
    const text = this.nouns.reading.text?.text ?? ''
    const { start, end, head } = this.selection
    const places = end > start ? [start, end] : [cutAt(text, head), head]
    for (const at of places) {
      const within = this.shown.filter((q) => q.start < at && at < q.end)
      const quote =
        within.find((q) => q.id === this.focused?.id) ??
        within.sort((a, b) => a.end - a.start - (b.end - b.start))[0]
      if (quote) return { quote, at }
    }
    return null
  }

  /** Cuts the quote at the caret in two, before the word that it stands in or what is selected. */
  split(): Promise<void> {
    return this.#inTurn(async () => {
      const { cut, chosen } = this
      if (!cut) return
      await this.movement.store()
      const parts = await this.nouns.quotes.split(cut.quote.id, cut.at, this.nouns.view.whose)
      const second = parts[1]
      if (second && chosen()) this.focus(second)
    })
  }

  /** The quote that the one in focus would be merged with. */
  beside(forward: boolean): Quote | undefined {
    const { shown, focused } = this
    return focused && shown[shown.indexOf(focused) + (forward ? 1 : -1)]
  }

  /** Makes one quote of the one in focus and the one after it, or before it. */
  merge(forward: boolean): Promise<void> {
    return this.#inTurn(async () => {
      const { focused, chosen } = this
      const other = this.beside(forward)
      if (!focused || !other) return
      await this.movement.store()
      const merged = await this.nouns.quotes.merge([focused.id, other.id], this.nouns.view.whose)
      if (merged && chosen()) this.focus(merged)
    })
  }

  /** Whether quotes are being cut, merged or taken off: what is pressed next is for what they become. */
  get reshaping(): boolean {
    return this.#turn !== null
  }

  /** Asks later whether what is chosen now still is. */
  get chosen(): () => boolean {
    const [at, quote] = [this.selection, this.nouns.view.quote]
    return () => this.selection === at && this.nouns.view.quote === quote
  }

  // Each verb that reshapes quotes acts on what the one before it made.
  async #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const acting = this.#turn ? this.#turn.then(act) : act()
    const turn = acting.then(
      () => undefined,
      () => undefined,
    )
    this.#turn = turn
    try {
      return await acting
    } finally {
      if (this.#turn === turn) this.#turn = null
    }
  }

  /** Puts a quote in focus, one of its codings when a code is given. */
  focus(quote: Quote, code = ''): void {
    this.movement.end()
    this.code = code
    this.editor?.select({ start: quote.start, end: quote.start }, { scroll: false })
    this.editor?.reveal(quote)
    this.nouns.view.select(quote.id)
  }

  /** Goes to the quote after the caret, or before it. */
  step(forward: boolean): void {
    const { shown, focused } = this
    const from = focused ? shown.indexOf(focused) : -1
    const { head } = this.selection
    const next = focused
      ? shown[from + (forward ? 1 : -1)]
      : forward
        ? shown.find((q) => q.start >= head)
        : shown.findLast((q) => q.start < head)
    if (next) this.focus(next)
  }

  /** Goes round the quotes under the caret. */
  cycle(): void {
    const at = this.under.findIndex((q) => q.id === this.focused?.id)
    const next = this.under[(at + 1) % this.under.length]
    this.code = ''
    if (next) this.nouns.view.select(next.id)
  }

  /** Called as the mouse is released: the brush paints, a click puts a quote in focus. */
  released(): void {
    this.movement.end()
    this.code = ''
    const { start, end, head } = this.selection
    if (end > start) {
      if (this.brush) void this.put([this.brush])
      else this.nouns.view.select(this.#exactly(start, end)?.id ?? '')
      return
    }
    this.nouns.view.select(this.at(head)[0]?.id ?? '')
  }

  /** Lets go of one thing: the end being moved, the brush, the selection, the quote, then the text alone. */
  escape(): void {
    if (this.movement.side) this.movement.end()
    else if (this.finding) this.finding = false
    else if (this.brush) this.brush = ''
    else {
      const { start, end, head } = this.selection
      if (start === end && !this.focused) this.nouns.view.alone = false
      this.code = ''
      this.nouns.view.select('')
      this.editor?.select({ start: head, end: head }, { scroll: false })
    }
  }

  /** What the next code goes on, or null where there are no words. */
  target(): Passage | Quote | null {
    const { editor, nouns, selection } = this
    const text = nouns.reading.text
    if (!editor || !text) return null
    if (selection.end === selection.start && this.focused) return this.focused
    const chosen =
      selection.end > selection.start ? selection : editor.passages.sentenceAt(selection.head)
    const { start, end } = trimmed(text.text, chosen)
    if (end <= start) return null
    return { testimony: text.testimony.id, start, end, text: text.text.slice(start, end) }
  }

  /** The code that a repeated coding puts, if any. */
  get last(): Code | undefined {
    return this.nouns.codes.of(this.nouns.codes.recent)[0]
  }

  // The stored quote comes into focus, unless one has read on meanwhile.
  async #store({ start, end }: Range, storing: Promise<Quote>): Promise<Quote> {
    const { quotes, view } = this.nouns
    const at = this.selection
    const sent = { id: this.#exactly(start, end)?.id ?? '', at, quote: view.quote }
    this.#sent = sent
    try {
      const stored = await storing
      if (stored.id) this.stored = stored
      const still = this.#sent === sent && this.selection === at
      const chosen = still || quotes.now(view.quote) === stored.id
      if (chosen && stored.id) view.select(stored.id)
      return stored
    } finally {
      if (this.#sent === sent) this.#sent = null
    }
  }

  #exactly(start: number, end: number): Quote | undefined {
    return this.shown.find((q) => q.start === start && q.end === end)
  }

  #named(name: string): Code | undefined {
    return this.nouns.codes.list.find((c) => fold(c.name) === fold(name))
  }
}

function passageOf({ testimony, start, end, text }: Quote): Passage {
  return { testimony, start, end, text }
}
