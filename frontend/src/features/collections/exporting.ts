import { everything } from '@/bridge/filter'
import { m } from '@/paraglide/messages'
import { useBridge } from '@/state/provide.svelte'
import { useToasts } from '@/ui/toasts.svelte'
import type { Collection, ExportFormat, ExportRequest } from '@/bridge/types'

/** Returns what asks for a collection in a format. */
export function requestOf(id: string, format: ExportFormat, perPage = 0): ExportRequest {
  return { format, collection: id, filter: everything, perPage }
}

/** Returns a function that asks where to write an export and writes it. Call it during set-up. */
export function useExport(): (
  collection: Collection,
  format: ExportFormat,
  perPage?: number,
) => Promise<void> {
  const bridge = useBridge()
  const toasts = useToasts()
  return async (collection, format, perPage = 0) => {
    const path = await bridge.pickSave(m.collections_pick_save(), collection.name, format)
    if (!path) return
    const written = await bridge.exportTo(path, requestOf(collection.id, format, perPage))
    toasts.show({ kind: 'done', text: m.collections_exported(), detail: written })
  }
}
