import type { MemoKind } from '@/bridge/memosBridge'
import { m } from '@/paraglide/messages'

/** What memos are about, in the order of lists. */
export const kinds: readonly MemoKind[] = [
  'project',
  'testimony',
  'code',
  'quote',
  'collection',
  'participant',
  'attribute',
]

/** Returns the name of what a memo is about. */
export function kindName(kind: MemoKind): string {
  return {
    project: m.memos_kind_project,
    testimony: m.memos_kind_testimony,
    code: m.memos_kind_code,
    quote: m.memos_kind_quote,
    collection: m.memos_kind_collection,
    participant: m.memos_kind_participant,
    attribute: m.memos_kind_attribute,
  }[kind]()
}
