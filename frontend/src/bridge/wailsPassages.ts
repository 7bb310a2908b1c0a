import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import type { PassagesBridge, RepeatedPassage } from './passagesBridge'

/** The part of the bridge over Wails about words that stand in several testimonies. */
export function wailsPassages(origin: string): PassagesBridge {
  const ask = watched
  const long = <T>(call: Promise<T>) => watched(call, Infinity)
  return {
    repeatedPassages: async (least, interviewers) =>
      (await long(go.RepeatedPassages(least, interviewers))) as RepeatedPassage[],
    confirmRepeats: (groups) => ask(go.ConfirmRepeats(groups, origin)),
    uniteRepeat: (quotes, stands) => ask(go.UniteRepeat(quotes, stands, origin)),
    echoes: (quote) => long(go.Echoes(quote)),
    linkPassage: (places) => ask(go.LinkPassage(places, origin)),
  }
}
