import { m } from '@/paraglide/messages'
import { useNames } from '@/state/names.svelte'
import { useBridge } from '@/state/provide.svelte'
import { useToasts } from '@/ui/toasts.svelte'

/** Words of a testimony with where they are from. Positions are UTF-16 units. */
export interface Cited {
  testimony: string
  /** Of the testimony. */
  title: string
  start: number
  end: number
  text: string
  speaker: string
  /** From 1, 0 where none. */
  turn: number
  /** The turn that the words end in, where that is another one. */
  lastTurn?: number
  /** "00:12:31", "" where not known. */
  time: string
}

/** Returns words between quotation marks with their reference: « mots » — Amina, titre, tour 4, 00:00:15. */
export function citation(cited: Cited): string {
  const { text, speaker, title, turn, lastTurn = turn, time } = cited
  const turns =
    turn && lastTurn > turn
      ? m.cite_turns({ first: turn, last: lastTurn })
      : turn
        ? m.cite_turn({ turn })
        : ''
  const source = [speaker, title, turns, time].filter(Boolean).join(', ')
  return m.cite({ words: text, source })
}

/**
 * Returns what copies words with their reference, pseudonyms in the place of names as exports
 * have them, and says so. Call it while a component is set up.
 */
export function useCite(): (cited: readonly Cited[]) => Promise<void> {
  const bridge = useBridge()
  const names = useNames()
  const toasts = useToasts()
  return async (cited) => {
    const words = await names.leavingPassages(cited)
    const sources = await names.leavingAll(cited.flatMap((c) => [c.speaker, c.title]))
    const shown = cited.map((c, i) => ({
      ...c,
      text: words[i] ?? '',
      speaker: sources[2 * i] ?? '',
      title: sources[2 * i + 1] ?? '',
    }))
    await bridge.copyText(shown.map(citation).join('\n\n'))
    toasts.show({ kind: 'done', text: m.cite_done({ count: cited.length }) })
  }
}
