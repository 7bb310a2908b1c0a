import { m } from '@/paraglide/messages'
import type { Toast } from '@/ui/toasts.svelte'
import type { Written } from '@/state/exports.svelte'

/** Returns the notice of a file that was written: it stays where its name shows a real name. */
export function exportNotice(text: string, written: Written, more = ''): Omit<Toast, 'id'> {
  if (written.named) return { kind: 'notice', text, detail: m.leaks_file_warning() }
  return { kind: 'done', text, detail: `${written.path} ${more}`.trim() }
}
