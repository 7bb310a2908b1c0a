import type { MenuEntry } from '@/ui/menu'
import type { Commands } from './commands.svelte'

/** Returns commands as lines of a menu, in their order; "-" draws a rule, and what cannot run is dimmed. */
export function entriesOf(commands: Commands, ids: readonly string[]): MenuEntry[] {
  return ids.flatMap((id): MenuEntry[] => {
    if (id === '-') return ['separator']
    const command = commands.find(id)
    if (!command) return []
    const keys = commands.keysOf(command)
    const disabled = !commands.can(id)
    return [
      {
        label: command.label(),
        ...(keys ? { keys } : {}),
        ...(disabled ? { disabled } : {}),
        run: () => void commands.run(id),
      },
    ]
  })
}
