import type { Code } from '@/bridge/types'
import { match, type TextRange } from '@/ui/match'

/** Returns the codes that a few letters find, accents and case aside: the best first, then those put last. */
export function codesFor(
  query: string,
  codes: readonly Code[],
  recent: readonly string[],
): { code: Code; ranges: TextRange[] }[] {
  const place = (code: Code, order: number) => {
    const at = recent.indexOf(code.id)
    return at < 0 ? recent.length + order : at
  }
  return codes
    .flatMap((code, order) => {
      const inName = match(query, code.name)
      const found = inName ?? match(query, `${code.name} ${code.path.replaceAll('/', ' ')}`)
      if (!found) return []
      const rank = inName ? inName.rank : found.rank + 30
      return [{ code, rank, order: place(code, order), ranges: inName?.ranges ?? [] }]
    })
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ code, ranges }) => ({ code, ranges }))
}
