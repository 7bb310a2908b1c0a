import { everything } from '@/bridge/filter'
import { m } from '@/paraglide/messages'
import { useExports, type Asked } from '@/state/exports.svelte'
import { useToasts } from '@/ui/toasts.svelte'
import type { Collection, ExportFormat } from '@/bridge/types'

/** Returns what asks for a collection in a format. */
export function requestOf(id: string, format: ExportFormat, perPage = 0): Asked['request'] {
  return { format, collection: id, filter: everything, perPage }
}

/** Returns a function that asks where to write an export and writes it. Call it during set-up. */
export function useExport(): (
  collection: Collection,
  format: ExportFormat,
  perPage?: number,
) => Promise<void> {
  const exported = useExports()
  const toasts = useToasts()
  return async (collection, format, perPage = 0) => {
    const request = requestOf(collection.id, format, perPage)
    const written = await exported.ask({
      request,
      title: m.collections_pick_save(),
      name: collection.name,
    })
    if (!written) return
    const detail = written.named ? m.leaks_file_warning() : written.path
    toasts.show({ kind: 'done', text: m.collections_exported(), detail })
  }
}
