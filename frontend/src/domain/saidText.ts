import { m } from '@/paraglide/messages'
import { formatNumber } from '@/state/locale.svelte'

/** How often, and by how many people, words are said by linked repeats; '' where it is once. */
export function saidText({ said, people }: { said: number; people: number }): string {
  if (said < 2) return ''
  const times = formatNumber(said)
  return people < 2
    ? m.repeats_said_by_one({ times })
    : m.repeats_said_by({ times, people: formatNumber(people) })
}
