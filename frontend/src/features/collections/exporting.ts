import { everything } from '@/bridge/filter'
import { exportNotice } from '@/domain/exportNotice'
import { m } from '@/paraglide/messages'
import { useExports } from '@/state/exports.svelte'
import { useToasts } from '@/ui/toasts.svelte'
import type { Collection, ExportFormat } from '@/bridge/types'

/** Returns a function that prepares an export and says where it is. Call it during set-up. */
export function useExport(): (collection: Collection, format: ExportFormat) => Promise<void> {
  const exported = useExports()
  const toasts = useToasts()
  return async (collection, format) => {
    const written = await exported.ask({
      request: { format, collection: collection.id, filter: everything },
      title: m.collections_pick_save(),
      name: collection.name,
    })
    if (!written) return
    toasts.show(exportNotice(m.collections_exported(), written))
  }
}
