import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import type { ReshapeBridge } from './reshapeBridge'
import type { Quote } from './types'

/** The part of the bridge over Wails about the shape of quotes. */
export function wailsReshape(origin: string): ReshapeBridge {
  return {
    splitQuote: async (quote, at, whose) =>
      (await watched(go.SplitQuote(quote, at, whose, origin))) as Quote[],
    mergeQuotes: async (quotes, whose) =>
      (await watched(go.MergeQuotes(quotes, whose, origin))) as Quote,
  }
}
