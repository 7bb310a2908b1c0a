import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import { everything } from './filter'
import type { Offers, OffersBridge } from './offersBridge'

/** The part of the bridge over Wails about the filters that collections keep. */
export function wailsOffers(origin: string): OffersBridge {
  const ask = watched
  return {
    offers: async (id) => (await ask(go.Offers(id))) as Offers,
    acceptOffers: (id, quotes) => ask(go.AcceptOffers(id, quotes, origin)),
    refuseOffers: (id, quotes) => ask(go.RefuseOffers(id, quotes, origin)),
    offerAgain: (id, quotes) => ask(go.OfferAgain(id, quotes, origin)),
    keepFilter: (id, filter) =>
      ask(go.KeepFilter(id, filter ?? everything, filter !== null, origin)),
  }
}
