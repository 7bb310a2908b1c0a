import type { Bridge } from '@/bridge/bridge'
import { m } from '@/paraglide/messages'
import type { Project } from '@/state/project.svelte'
import type { Toasts } from '@/ui/toasts.svelte'

/** Asks for the recording of a testimony and links it. */
export async function linkRecording(bridge: Bridge, testimony: string): Promise<void> {
  const path = await bridge.pickRecording(m.recording_pick())
  if (path) await bridge.linkRecording(testimony, path)
}

/** Copies the recording of a testimony beside the project, and says where. */
export async function keepRecording(
  bridge: Bridge,
  project: Project,
  toasts: Toasts,
  testimony: string,
): Promise<void> {
  const detail = await bridge.keepRecording(testimony)
  const text = project.info?.sealed ? m.recording_kept_sealed() : m.recording_kept()
  toasts.show({ kind: 'done', text, detail })
}
