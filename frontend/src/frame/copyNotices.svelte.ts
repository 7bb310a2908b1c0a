import { onMount, untrack } from 'svelte'
import { m } from '@/paraglide/messages'
import { useCopies } from '@/state/copies.svelte'
import { useView } from '@/state/view.svelte'
import { useToasts } from '@/ui/toasts.svelte'
import type { FoundCopy } from '@/bridge/types'

/** How often coming back to the window looks again, in milliseconds. */
const pause = 60_000

/** How many files a notice names. */
const shownNames = 2

/**
 * Tells of copies beside the project that nobody may know of, and of the synchronised folder that
 * makes them; looks again when one comes back to the window. Call it while the frame is set up.
 */
export function tellCopies(): void {
  const copies = useCopies()
  const view = useView()
  const toasts = useToasts()
  const told = new Set<string>()
  const shown: number[] = []
  let looked = -pause

  async function look() {
    if (performance.now() - looked < pause) return
    looked = performance.now()
    await copies.named.load()
    const { service, told: read, found } = copies.named.value
    // In a folder that a service keeps, « (1) » or « 2 » may be its doing too.
    const fresh = found.filter(
      (c) => !c.dismissed && (c.conflict || service) && !told.has(c.path + c.changed),
    )
    for (const c of fresh) told.add(c.path + c.changed)
    if (fresh.length) shown.push(toasts.show(notice(fresh)))
    if (service && !read && !told.has(service)) {
      told.add(service)
      shown.push(
        toasts.show({
          kind: 'notice',
          text: m.copies_folder({ service }),
          detail: m.copies_folder_detail({ service }),
          closed: () => void copies.dismissFolder(),
        }),
      )
    }
  }

  function notice(fresh: FoundCopy[]) {
    const [only] = fresh
    const alone = fresh.length === 1 ? only : undefined
    const count = fresh.length
    const conflicts = fresh.every((c) => c.conflict)
    const names = fresh
      .slice(0, shownNames)
      .map((c) => c.name)
      .join(', ')
    const more = count - shownNames
    return {
      kind: 'notice' as const,
      text: alone?.original
        ? m.copies_notice_original()
        : conflicts
          ? m.copies_notice_many({ count })
          : m.copies_notice_others({ count }),
      detail: more > 0 ? m.copies_and_more({ names, count: more }) : names,
      action: {
        label: alone ? m.copies_compare() : m.copies_see(),
        run: () => {
          copies.compared = alone?.path ?? ''
          view.showSafety('copies')
        },
      },
      closed: () => void copies.dismiss(fresh.map((c) => c.path)),
    }
  }

  // Where the copies are in view, they say it themselves.
  $effect(() => {
    const inView = view.place === 'safety' && view.section === 'copies'
    if (inView) untrack(() => shown.forEach((id) => toasts.close(id)))
  })

  onMount(() => {
    void look()
    const again = () => void look()
    window.addEventListener('focus', again)
    return () => {
      window.removeEventListener('focus', again)
      for (const id of shown) toasts.close(id) // they are about this project
    }
  })
}
