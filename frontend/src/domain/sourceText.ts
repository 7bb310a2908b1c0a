import type { Quote } from '@/bridge/types'

/**
 * Who says a quote and where. Titles often begin with the speaker's name, which is then
 * not said twice: not those of P10, where P1 speaks.
 */
export function sourceText({ speaker, title }: Pick<Quote, 'speaker' | 'title'>): string[] {
  const rest = title.slice(speaker.length)
  if (title.startsWith(speaker) && !(speaker && /^[\p{L}\p{N}\p{M}\-‐‑'’]/u.test(rest)))
    return [title]
  return [speaker, title]
}
