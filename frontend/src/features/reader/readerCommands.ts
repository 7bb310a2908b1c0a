import { addCommands, type Command } from '@/commands/commands.svelte'
import { m } from '@/paraglide/messages'
import { useToasts } from '@/ui/toasts.svelte'
import { useBridge } from '@/state/provide.svelte'
import type { Range } from '@/bridge/types'
import type { Session } from './session.svelte'
import { useCite } from '@/domain/citing'
import { trimmed } from '@/domain/sentences'
import { citedIn } from './cited'
import type { Passages } from './passages'

type Step = 'sentence' | 'turn' | 'word'

/** Adds the verbs of the reader, with the keys of coding. Call it while the reader is set up. */
export function readerCommands(session: Session): void {
  const cite = useCite()
  const bridge = useBridge()
  const toasts = useToasts()
  const { settings, codes, names } = session.nouns
  const remove = async () => {
    const by = await session.remove()
    if (by.length && !session.nouns.view.blind)
      toasts.show({
        kind: 'done',
        text: m.stances_still({ names: by.map((name) => names.shown(name)).join(', ') }),
      })
  }
  const reading = () => session.nouns.reading.text !== null
  // A brush needs a mouse, and the bar that finds is drawn over the page.
  const onPage = () => reading() && !session.linear
  const focused = () => reading() && session.focused !== undefined
  const code = (
    id: string,
    label: () => string,
    keys: string | undefined,
    run: Command['run'],
    when = reading,
  ): Command => ({ id: `code.${id}`, group: 'code', label, keys, scope: 'reader', when, run })
  const read = (
    id: string,
    label: () => string,
    keys: string,
    run: Command['run'],
    when = reading,
  ): Command => ({
    id: `read.${id}`,
    group: 'read',
    label,
    keys,
    scope: 'reader',
    hidden: true,
    when,
    run,
  })
  const moves = (step: Step, forward: boolean, keys: string, label: () => string): Command[] => {
    const id = `${step}.${forward ? 'next' : 'previous'}.${keys}`
    return [
      read(id, label, keys, () => go(session, step, forward, false)),
      read(`${id}.extend`, m.reader_extend, shifted(keys), () => go(session, step, forward, true)),
    ]
  }

  addCommands([
    code('palette', m.reader_code, 'C', () => void (session.palette = 'code')),
    code(
      'last',
      m.reader_last,
      'Q',
      () => session.put(codes.recent.slice(0, 1)),
      () => Boolean(reading() && session.last),
    ),
    code('inVivo', m.reader_in_vivo, 'V', () => session.inVivo()),
    code('memo', m.reader_memo, 'M', () => session.memo()),
    code('stance', m.stances_command, 'I', () => session.nouns.view.ask('stance'), focused),
    code('name', m.names_give_command, 'D', () => giveName(session)),
    code('cite', m.cite_command, 'Ctrl+Shift+C', () => {
      const { text } = session.nouns.reading
      const target = session.target()
      if (text && target) return cite([citedIn(text, target)])
    }),
    code('correct', m.correct_command, 'R', () => correct(session, false)),
    code('cut', m.correct_cut_command, 'X', () => correct(session, true)),
    code(
      'brush',
      m.reader_brush,
      'B',
      () => {
        if (session.brush) session.brush = ''
        else session.palette = 'brush'
      },
      onPage,
    ),
    code('start', m.reader_move_start, 'S', () => void (session.movement.side = 'start'), focused),
    code('end', m.reader_move_end, 'E', () => void (session.movement.side = 'end'), focused),
    code(
      'split',
      m.reader_split,
      'F',
      () => session.split(),
      () => reading() && (session.cut !== null || session.reshaping),
    ),
    code(
      'merge',
      m.reader_merge_next,
      'U',
      () => session.merge(true),
      () => reading() && (session.beside(true) !== undefined || session.reshaping),
    ),
    code(
      'merge.previous',
      m.reader_merge_previous,
      'Shift+U',
      () => session.merge(false),
      () => reading() && (session.beside(false) !== undefined || session.reshaping),
    ),
    code('delete', m.reader_delete, 'Delete', remove, focused),
    ...Array.from({ length: 9 }, (_, i): Command => {
      const pinned = () => codes.byId.get(settings.values.pinned[i] ?? '')
      return {
        ...code(
          `pinned${i + 1}`,
          () => {
            const code = pinned()
            return code
              ? m.reader_pinned({ code: names.shown(code.name) })
              : m.reader_pinned_free({ digit: i + 1 })
          },
          `Digit${i + 1}`,
          () => {
            const id = pinned()?.id ?? ''
            if (session.brush) session.brush = id
            return session.put([id])
          },
          () => reading() && pinned() !== undefined,
        ),
        hidden: true,
      }
    }),
    ...moves('sentence', true, 'ArrowDown', m.reader_sentence_next),
    ...moves('sentence', false, 'ArrowUp', m.reader_sentence_previous),
    ...moves('sentence', true, 'ArrowRight', m.reader_sentence_next),
    ...moves('sentence', false, 'ArrowLeft', m.reader_sentence_previous),
    ...moves('word', true, 'Ctrl+ArrowRight', m.reader_word_next),
    ...moves('word', false, 'Ctrl+ArrowLeft', m.reader_word_previous),
    ...moves('turn', true, 'Ctrl+ArrowDown', m.reader_turn_next),
    ...moves('turn', false, 'Ctrl+ArrowUp', m.reader_turn_previous),
    {
      id: 'read.copy',
      group: 'read',
      label: m.reader_copy,
      hidden: true, // the keys that copy are the browser's
      when: () => reading() && session.selection.end > session.selection.start,
      run: () => bridge.copyText(session.editor?.shown(session.selection) ?? ''),
    },
    read('turn', m.reader_turn, 'T', () => selectTurn(session)),
    read('all', m.reader_all, 'Ctrl+A', () => selectTo(session, 0, Infinity)),
    read('top', m.reader_top, 'Ctrl+Home', () => caretAt(session, 0)),
    read('bottom', m.reader_bottom, 'Ctrl+End', () => caretAt(session, Infinity)),
    read('quote.next', m.reader_quote_next, 'N', () => session.step(true)),
    read('quote.previous', m.reader_quote_previous, 'P', () => session.step(false)),
    read(
      'cycle',
      m.reader_cycle,
      'Tab',
      () => session.cycle(),
      () => reading() && session.under.length > 1,
    ),
    read('escape', m.reader_escape, 'Escape', () => session.escape()),
    {
      ...read('find', m.reader_find, 'Ctrl+F', () => void (session.finding = true), onPage),
      hidden: false,
      scope: undefined,
    },
    {
      ...read('alone', m.reader_alone, 'Z', () => {
        const { view } = session.nouns
        view.alone = !view.alone
      }),
      hidden: false,
    },
    ...([1, -1] as const).map((by) => ({
      id: by > 0 ? 'read.larger' : 'read.smaller',
      group: 'read' as const,
      label: by > 0 ? m.reader_larger : m.reader_smaller,
      when: reading,
      run: () => settings.save({ textSize: sized(settings.values.textSize + by) }),
    })),
    {
      ...read('linear', m.reader_linear, 'L', () => void (session.linear = !session.linear)),
      hidden: false,
    },
  ])
}

/** The sizes of the text to read, in pixels, that the settings offer. */
function sized(wanted: number): number {
  return Math.max(14, Math.min(26, wanted))
}

/** Asks for the correction of what is selected, else of the turn at the caret. */
function correct({ editor, selection, nouns }: Session, cut: boolean): void {
  const { text } = nouns.reading
  if (!editor || !text) return
  const chosen =
    selection.end > selection.start ? selection : editor.passages.blockAt(selection.head)
  const { start, end } = trimmed(text.text, chosen)
  if (end > start) nouns.view.correcting = { start, end, cut, at: selection.head }
}

/** A name is a few words; what is longer was not meant as one. */
const longestName = 80

function giveName(session: Session): void {
  const { editor, selection, nouns } = session
  const words = editor?.passages.text.slice(selection.start, selection.end).trim() ?? ''
  nouns.view.naming = words.length <= longestName ? words.replace(/\s+/g, ' ') : ''
}

function shifted(keys: string): string {
  return keys.replace(/(Arrow\w+)$/, 'Shift+$1')
}

function go(session: Session, step: Step, forward: boolean, extend: boolean): void {
  const { editor, movement, focused } = session
  if (!editor) return
  if (movement.side && focused) {
    const at = movement.side === 'start' ? focused.start : focused.end
    const by = step === 'sentence' ? 'word' : step
    const to = reach(session, { start: at, end: at }, by, forward)
    if (to)
      movement.to(
        focused,
        movement.side === 'start' && by === 'word'
          ? startOf(editor.passages, at, forward)
          : edge(to, forward),
      )
    return
  }
  const { anchor, head } = editor.ends
  if (extend) return extendBy(session, step, forward, anchor, head)
  session.code = ''
  const from = { start: Math.min(anchor, head), end: Math.max(anchor, head) }
  if (step === 'word') {
    const at = editor.passages.wordBeside(head, forward)
    editor.select({ start: at, end: at })
    return
  }
  const to = reach(session, from, step, forward)
  if (!to) return
  editor.select(to)
  editor.reveal(to)
  session.nouns.view.select('')
}

// From a caret, the sentence or turn around it; from a selection, the one beside it.
function reach(session: Session, from: Range, step: Step, forward: boolean): Range | null {
  const passages = session.editor?.passages
  if (!passages) return null
  if (step === 'word') {
    const at = passages.wordBeside(forward ? from.end : from.start, forward)
    return { start: at, end: at }
  }
  const caret = from.start === from.end
  if (step === 'turn') return passages.blockBeside(from.start, forward)
  const here = passages.sentenceAt(from.start)
  if (caret && here.end > here.start && (from.start > 0 || forward)) return here
  return forward ? passages.after(from) : passages.before(from)
}

function extendBy(
  session: Session,
  step: Step,
  forward: boolean,
  anchor: number,
  head: number,
): void {
  const editor = session.editor
  if (!editor) return
  const { passages } = editor
  const fixed = anchor === head ? passages.sentenceAt(head) : null
  if (step === 'word') {
    const at = passages.wordBeside(head, forward)
    return place(session, anchor, at)
  }
  if (fixed && step === 'sentence')
    return place(session, forward ? fixed.start : fixed.end, forward ? fixed.end : fixed.start)
  const at = { start: head, end: head }
  const next =
    step === 'turn'
      ? passages.blockBeside(head, forward)
      : forward
        ? head < anchor
          ? passages.after({ start: head, end: passages.sentenceAt(head).end })
          : passages.after(at)
        : passages.before(at)
  if (!next) return
  // Going back over what was extended, the caret stops at the sentence's near edge.
  if (forward && head < anchor) return place(session, anchor, Math.min(next.start, anchor))
  if (!forward && head > anchor) {
    const last = passages.sentenceAt(head - 1)
    const before = passages.before(last)
    return place(session, anchor, Math.max(before?.end ?? anchor, anchor))
  }
  place(session, anchor, edge(next, forward))
}

function edge({ start, end }: Range, forward: boolean): number {
  return forward ? end : start
}

// A quote's start moves from one word's beginning to another's.
function startOf(passages: Passages, at: number, forward: boolean): number {
  if (!forward) return passages.wordBeside(at, false)
  const over = passages.wordBeside(at, true)
  const next = passages.wordBeside(over, true)
  return next > over ? passages.wordBeside(next, false) : over
}

function place(session: Session, anchor: number, head: number): void {
  const range = { start: Math.min(anchor, head), end: Math.max(anchor, head) }
  session.editor?.select(range, { backwards: head < anchor })
}

function selectTurn(session: Session): void {
  const { editor } = session
  if (!editor) return
  editor.select(editor.passages.blockAt(session.selection.head), { scroll: false })
}

function selectTo(session: Session, from: number, to: number): void {
  const length = session.editor?.passages.text.length ?? 0
  session.editor?.select({ start: from, end: Math.min(to, length) }, { scroll: false })
}

function caretAt(session: Session, at: number): void {
  const position = Math.min(at, session.editor?.passages.text.length ?? 0)
  session.editor?.select({ start: position, end: position })
}
