import type { Bridge } from '@/bridge/bridge'
import { parseError } from '@/bridge/error'
import type { Backup, BackupContents, Backups } from '@/bridge/types'

/** The newest backup of a project that can be read. */
export interface Newest {
  item: Backup
  /** Null where the secret does not open it. */
  contents: BackupContents | null
  /** All of the project, the newest first. */
  all: Backups
}

/**
 * Finds the newest backup of the project at a path ("" for the open one) that is not damaged itself;
 * null for none.
 */
export async function newestBackup(
  bridge: Bridge,
  path: string,
  secret: string,
): Promise<Newest | null> {
  const all = await bridge.backupsOf(path)
  for (const item of all.items.filter((i) => !i.damaged)) {
    try {
      return { item, contents: await bridge.readBackup(path, item.name, secret), all }
    } catch (thrown) {
      const { code } = parseError(thrown)
      if (code === 'locked' || code === 'wrong_passphrase') return { item, contents: null, all }
    }
  }
  return null
}
