import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import type { StancesBridge } from './stancesBridge'

/** The part of the bridge over Wails about what codings say. */
export function wailsStances(origin: string): StancesBridge {
  const ask = watched
  return {
    dimensions: () => ask(go.Dimensions()),
    setDimensions: (list) => ask(go.SetDimensions(list, origin)),
    setStance: (quote, code, dimension, value) =>
      ask(go.SetStance(quote, code, dimension, value, origin)),
    coders: () => ask(go.Coders()),
    agreement: (first, second) => ask(go.Agreement(first, second)),
  }
}
