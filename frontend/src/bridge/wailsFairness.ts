import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import type { FairnessBridge, Swap } from './fairnessBridge'

/** The part of the bridge over Wails about who a collection hears. */
export function wailsFairness(origin: string): FairnessBridge {
  const ask = watched
  return {
    fairness: (id) => ask(go.Fairness(id)),
    proposeSwap: async (id, item, skip) =>
      (await ask(go.ProposeSwap(id, item, skip))) as Swap | null,
    swapItem: (id, item, quote) => ask(go.SwapItem(id, item, quote, origin)),
  }
}
