import { m } from '@/paraglide/messages'
import type { Backups } from '@/state/backups.svelte'
import type { Toasts } from '@/ui/toasts.svelte'

/** Backs the project up and says so. */
export async function backUpNow(backups: Backups, toasts: Toasts): Promise<void> {
  const made = await backups.backUp()
  toasts.show({ kind: 'done', text: made ? m.backups_made() : m.backups_same() })
}
