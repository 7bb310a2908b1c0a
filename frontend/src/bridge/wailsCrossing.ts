import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import type { CrossingBridge } from './crossingBridge'

/** The part of the bridge over Wails about cross tables. */
export function wailsCrossing(): CrossingBridge {
  const long = <T>(call: Promise<T>) => watched(call, Infinity)
  return {
    crossing: (dimension, attribute, where) => long(go.Crossing(dimension, attribute, where)),
    pickTable: (title, name, format) => long(go.PickTable(title, name, format)),
    exportCrossing: (dimension, attribute, where, once, path) =>
      long(go.ExportCrossing(dimension, attribute, where, once, path)),
  }
}
