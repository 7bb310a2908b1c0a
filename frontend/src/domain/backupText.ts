import { m } from '@/paraglide/messages'
import { countedKind } from './kindText'
import type { Backup, BackupContents, KindChange } from '@/bridge/types'

/** A day of backups, the newest first. */
export interface BackupDay {
  /** Local date, YYYY-MM-DD. */
  date: string
  items: Backup[]
}

/** Groups backups, which come newest first, by the local day they were made. */
export function backupDays(items: readonly Backup[]): BackupDay[] {
  const out: BackupDay[] = []
  for (const item of items) {
    const date = localDay(new Date(item.at))
    const last = out.at(-1)
    if (last?.date === date) last.items.push(item)
    else out.push({ date, items: [item] })
  }
  return out
}

/** Returns a local date as YYYY-MM-DD, which every file system takes. */
export function localDay(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** Returns what the file of a restored backup is called, beside the project's name. */
export function backupLabel(at: string): string {
  const time = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  const clock = `${two(time.getHours())} h ${two(time.getMinutes())}`
  return m.backups_label({ date: localDay(time), time: clock })
}

/** Returns the figures of a backup: « 14 témoignages · 62 extraits · 31 codes ». */
export function holdings({ testimonies, quotes, codes }: BackupContents): string {
  return [
    m.count_testimonies({ count: testimonies }),
    m.count_quotes({ count: quotes }),
    m.count_codes({ count: codes }),
  ].join(' · ')
}

/** Returns what a restored backup would lack, bring back, and hold as before. */
export function changeLines(kinds: readonly KindChange[]): string[] {
  const out: string[] = []
  for (const { kind, missing, back, changed } of kinds) {
    if (missing) out.push(m.backups_missing({ what: countedKind(kind, missing) }))
    if (back) out.push(m.backups_back({ what: countedKind(kind, back) }))
    if (changed) out.push(m.backups_changed({ what: countedKind(kind, changed) }))
  }
  return out
}
