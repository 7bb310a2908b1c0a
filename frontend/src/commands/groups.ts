import { m } from '@/paraglide/messages'
import type { Group } from './commands.svelte'

/** The groups in the order the help shows them. */
export const groups: readonly Group[] = [
  'read',
  'code',
  'quotes',
  'search',
  'repeats',
  'collections',
  'go',
  'project',
  'app',
]

/** Returns the name of a group in the interface's language. */
export function groupName(group: Group): string {
  return {
    app: m.group_app,
    project: m.group_project,
    go: m.group_go,
    read: m.group_read,
    code: m.group_code,
    quotes: m.group_quotes,
    repeats: m.group_repeats,
    collections: m.group_collections,
    search: m.group_search,
  }[group]()
}
