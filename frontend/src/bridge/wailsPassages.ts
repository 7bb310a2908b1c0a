import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import type { PassagesBridge, RepeatedPassage } from './passagesBridge'
import type { Piece } from './types'

/** The part of the bridge over Wails about words that stand in several testimonies. */
export function wailsPassages(origin: string): PassagesBridge {
  const ask = watched
  const long = <T>(call: Promise<T>) => watched(call, Infinity)
  return {
    repeatedPassages: async (least, interviewers) =>
      (await long(go.RepeatedPassages(least, interviewers))) as RepeatedPassage[],
    confirmRepeats: (groups) => ask(go.ConfirmRepeats(groups, origin)),
    uniteRepeat: (quotes, stands) => ask(go.UniteRepeat(quotes, stands, origin)),
    countPassages: (testimonies) => long(go.CountPassages(testimonies)),
    compareTexts: async (left, right) => (await ask(go.CompareTexts(left, right))) as Piece[],
    echoes: (quote) => long(go.Echoes(quote)),
    linkPassage: (places) => ask(go.LinkPassage(places, origin)),
  }
}
