import { createContext } from 'svelte'
import type { Bridge } from '@/bridge/bridge'
import type { Memo, MemoFilter, MemoKind } from '@/bridge/memosBridge'
import { Fetched } from './fetched.svelte'

/** All memos of the project, as far as a filter lets them through; fetched while they are shown. */
export class Memos {
  filter = $state.raw<MemoFilter>({ kinds: [], text: '', byKind: false })
  readonly fetched: Fetched<Memo[]>
  #shown = false

  constructor(private readonly bridge: Bridge) {
    this.fetched = new Fetched(() => bridge.memos(this.filter), [])
  }

  /** Fetches, and follows changes until what it returns is called. */
  show(): () => void {
    this.#shown = true
    void this.fetched.load()
    return () => (this.#shown = false)
  }

  /** Narrows by the fields given; the others stay. */
  narrow(changes: Partial<MemoFilter>): Promise<void> {
    this.filter = { ...this.filter, ...changes }
    return this.fetched.load()
  }

  /** Writes the memo of something. */
  set(kind: MemoKind, id: string, memo: string): Promise<void> {
    return this.bridge.setMemo(kind, id, memo)
  }

  /** Follows a change event. */
  changed(): void {
    if (this.#shown) void this.fetched.load()
  }
}

export const [useMemos, provideMemos] = createContext<Memos>()
