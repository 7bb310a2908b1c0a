import { m } from '@/paraglide/messages'
import type { Notice, Status } from '@/bridge/types'
import type { Toasts } from '@/ui/toasts.svelte'

type Words = Pick<Parameters<Toasts['show']>[0], 'text' | 'detail'>

const words: Record<Notice['code'], (notice: Notice) => Words> = {
  journal_damaged: () => ({
    text: m.notice_journal_damaged(),
    detail: m.notice_journal_damaged_detail(),
  }),
  last_change: () => ({ text: m.notice_last_change(), detail: m.notice_last_change_detail() }),
  settings_damaged: ({ detail }) => ({
    text: m.notice_settings_damaged(),
    detail: m.notice_settings_damaged_detail({ path: detail }),
  }),
}

/**
 * Tells what a status says should be known, each once for a project. Call it while the window
 * is set up; `look` shows how sound the open file is.
 */
export function tellNotices(status: () => Status | null, toasts: Toasts, look: () => void): void {
  const told = new Set<string>()
  $effect(() => {
    const now = status()
    for (const notice of now?.notices ?? []) {
      const ofSettings = notice.code === 'settings_damaged'
      const key = ofSettings ? notice.code : `${notice.code} ${now?.project?.path ?? ''}`
      if (told.has(key)) continue
      told.add(key)
      const action = ofSettings ? {} : { action: { label: m.notice_look(), run: look } }
      toasts.show({ kind: 'notice', ...words[notice.code](notice), ...action })
    }
  })
}
