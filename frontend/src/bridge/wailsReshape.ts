import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import type { ReshapeBridge } from './reshapeBridge'
import type { Quote } from './types'

/** The part of the bridge over Wails about the shape of quotes. */
export function wailsReshape(origin: string): ReshapeBridge {
  return {
    splitQuote: async (quote, at) => (await watched(go.SplitQuote(quote, at, origin))) as Quote[],
    mergeQuotes: async (quotes) => (await watched(go.MergeQuotes(quotes, origin))) as Quote,
  }
}
