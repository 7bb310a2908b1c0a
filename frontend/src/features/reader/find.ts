import { SearchCursor } from '@codemirror/search'
import type { Text } from '@codemirror/state'
import type { Range } from '@/bridge/types'
import { fold } from '@/ui/match'

const most = 2000

/** Finds words in a text, accents, case and ligatures aside; 2,000 places at most, in their order. */
export function findIn(doc: Text, words: string): Range[] {
  const query = words.trim()
  if (!query) return []
  const found: Range[] = []
  const cursor = new SearchCursor(doc, query, 0, doc.length, fold)
  while (found.length < most && !cursor.next().done)
    found.push({ start: cursor.value.from, end: cursor.value.to })
  return found
}
