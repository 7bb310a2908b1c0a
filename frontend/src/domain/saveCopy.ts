import type { Bridge } from '@/bridge/bridge'
import { m } from '@/paraglide/messages'
import type { Project } from '@/state/project.svelte'
import type { Toasts } from '@/ui/toasts.svelte'

/**
 * Asks where, and saves a copy of the project there. Where the project's own file is gone, work goes
 * on in the copy.
 */
export async function saveCopy(bridge: Bridge, project: Project, toasts: Toasts): Promise<void> {
  // Not the name of the project, which is words of it where it is protected.
  const file = project.info?.path.split(/[/\\]/).pop() ?? ''
  const name = m.save_copy_name({ name: file.replace(/\.florilege$/, '') })
  const path = await bridge.pickNew(m.save_copy_pick(), name)
  if (!path) return
  await project.saveCopy(path)
  if (project.displaced) {
    await project.open(path)
    if (project.info?.path !== path) return // it asks for its passphrase first
    toasts.show({ kind: 'done', text: m.save_copy_opened(), detail: path })
    return
  }
  const open = { label: m.save_copy_open(), run: () => void project.open(path) }
  toasts.show({ kind: 'done', text: m.save_copy_done(), detail: path, action: open })
}
