import * as go from '../../wailsjs/go/desktop/App'
import type { AutocodeBridge, AutoPassage, AutoPlan } from './autocodeBridge'
import { watched } from './call'

/** The part of the bridge over Wails about codes put by rules. */
export function wailsAutocode(origin: string): AutocodeBridge {
  const long = <T>(call: Promise<T>) => watched(call, Infinity)
  return {
    planAutocode: async (code, rule) => (await long(go.PlanAutocode(code, rule))) as AutoPlan,
    autocode: (code, rule, without) => long(go.Autocode(code, rule, without, origin)),
    like: async (code) => (await long(go.Like(code))) as AutoPassage[],
    refuseLike: (code, passages) => watched(go.RefuseLike(code, passages, origin)),
  }
}
