import * as go from '../../wailsjs/go/desktop/App'
import {
  WindowFullscreen,
  WindowIsFullscreen,
  WindowUnfullscreen,
} from '../../wailsjs/runtime/runtime'
import type { Board, BoardBridge } from './boardBridge'
import { watched } from './call'

/** The part of the bridge over Wails for a meeting. */
export function wailsBoard(): BoardBridge {
  return {
    board: async (id, public_, realNames) =>
      (await watched(go.Board(id, public_, realNames))) as Board,
    fullScreen: async (on) => {
      const before = await WindowIsFullscreen()
      if (on && !before) WindowFullscreen()
      if (!on && before) WindowUnfullscreen()
      return before
    },
  }
}
