import { onMount } from 'svelte'
import { useBackups } from '@/state/backups.svelte'
import { useProject } from '@/state/project.svelte'

/** How often it is looked at while nothing happens, in milliseconds. */
const pause = 60_000

/**
 * Looks whether the project's file is still where it was opened: when one comes back to the window,
 * and each minute. What was saved in a file that is gone goes with the window, so a backup is made
 * at once. Call it while the frame is set up; it returns whether that backup was made.
 */
export function watchPlace(): { readonly backedUp: boolean } {
  const project = useProject()
  const backups = useBackups()
  let backedUp = $state(false)
  const displaced = $derived(project.displaced !== null)

  const look = () => void project.lookInPlace().catch(() => undefined) // asked again in a minute

  $effect(() => {
    if (!displaced) return
    void backups.backUp().then(
      () => (backedUp = true),
      () => (backedUp = false),
    )
  })

  onMount(() => {
    look()
    window.addEventListener('focus', look)
    const timer = setInterval(look, pause)
    return () => {
      window.removeEventListener('focus', look)
      clearInterval(timer)
      project.displaced = null
    }
  })

  return {
    get backedUp() {
      return backedUp
    },
  }
}
