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
    echoes: (quote) => long(go.Echoes(quote)),
    linkPassage: (places) => ask(go.LinkPassage(places, origin)),
  }
}
