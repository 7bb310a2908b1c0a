import { clockAt } from '@/bridge/clock'
import type { Quote, Range, Text } from '@/bridge/types'
import type { Cited } from '@/domain/citing'
import { locale } from '@/state/locale.svelte'

/** Returns a passage of a testimony with where it is from: all who speak in it, from turn to turn. */
export function citedPassage(text: Text, { start, end }: Range): Cited {
  const { id, title, speakers } = text.testimony
  const inside = text.turns
    .map((turn, i) => ({ ...turn, number: i + 1 }))
    .filter((turn) => turn.start < end && turn.end > start)
  const heard = [...new Set(inside.map((t) => speakers[t.speaker]?.name ?? ''))].filter(Boolean)
  return {
    testimony: id,
    title,
    start,
    end,
    text: text.text.slice(start, end),
    speaker: new Intl.ListFormat(locale.current).format(heard),
    turn: inside[0]?.number ?? 0,
    lastTurn: inside.at(-1)?.number ?? 0,
    time: clockAt(text.times, start, end),
  }
}

/** Returns what the reader would copy: a passage, or a quote as it stands. */
export function citedIn(text: Text, target: Quote | Range): Cited {
  return 'id' in target ? target : citedPassage(text, target)
}
