import type { Quote } from '@/bridge/types'

/** Who says a quote and where. Titles often begin with the speaker's name, which is then not said twice. */
export function sourceText({ speaker, title }: Quote): string[] {
  if (title.startsWith(speaker)) return [title]
  return [speaker, title]
}
