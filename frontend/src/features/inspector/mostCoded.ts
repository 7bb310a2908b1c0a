import type { Quote } from '@/bridge/types'

/** Returns the codes put most often on quotes, with how often; those put first lead among equals. */
export function mostCoded(
  quotes: readonly Quote[],
  limit: number,
): { code: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { codes } of quotes)
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, limit)
}
