import { exportNotice } from './exportNotice'
import { m } from '@/paraglide/messages'
import type { ExportPreset } from '@/bridge/exportTypes'
import { useExports } from '@/state/exports.svelte'
import { useToasts } from '@/ui/toasts.svelte'

/** Returns what makes a kept export again and says where it is. Call it during set-up. */
export function useRepeat(): (preset: ExportPreset) => Promise<void> {
  const exported = useExports()
  const toasts = useToasts()
  return async (preset) => {
    const written = await exported.repeat(preset, m.collections_pick_save())
    if (!written) return
    const left = written.left ? m.exports_left({ count: written.left }) : ''
    toasts.show(exportNotice(m.presets_done({ name: preset.name }), written, left))
  }
}
