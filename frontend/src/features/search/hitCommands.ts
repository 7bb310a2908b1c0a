import { addCommands } from '@/commands/commands.svelte'
import { m } from '@/paraglide/messages'
import { useReading } from '@/state/reading.svelte'
import { useSearch } from '@/state/search.svelte'
import { readAt, useView } from '@/state/view.svelte'
import { useToasts } from '@/ui/toasts.svelte'
import { placeOf, quoteOf } from './passages'

/** Adds the keys that go from match to match of the last search while one reads. Call it while the frame is set up. */
export function hitCommands(): void {
  const reading = useReading()
  const search = useSearch()
  const view = useView()
  const toasts = useToasts()

  async function go(by: 1 | -1) {
    const found = await search.step(by)
    if (!found) {
      toasts.show({ kind: 'notice', text: by > 0 ? m.search_end() : m.search_start() })
    } else if (found.hit.testimony) {
      const { hit, match } = found
      const { testimony } = hit
      await readAt(view, reading, { testimony, range: placeOf(hit, match), quote: quoteOf(hit) })
    }
  }

  const when = () => view.place === 'read' && search.hits.length > 0
  addCommands([
    {
      id: 'search.next',
      group: 'search',
      label: m.search_next,
      keys: 'F3',
      when,
      run: () => go(1),
    },
    {
      id: 'search.previous',
      group: 'search',
      label: m.search_previous,
      keys: 'Shift+F3',
      when,
      run: () => go(-1),
    },
  ])
}
