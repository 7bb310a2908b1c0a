import * as go from '../../wailsjs/go/desktop/App'
import { watched } from './call'
import type { Memo, MemosBridge } from './memosBridge'

/** The part of the bridge over Wails about memos. */
export function wailsMemos(origin: string): MemosBridge {
  const long = <T>(call: Promise<T>) => watched(call, Infinity)
  return {
    memos: async (filter) => (await long(go.Memos(filter))) as Memo[],
    setMemo: (kind, id, memo) => watched(go.SetMemo(kind, id, memo, origin)),
    pickMemosExport: (title, name, format) => long(go.PickMemosExport(title, name, format)),
    exportMemos: (path, request) => long(go.ExportMemos(path, request)),
  }
}
