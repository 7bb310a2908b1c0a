import type { Component } from 'svelte'
import { m } from '@/paraglide/messages'
import Backups from './Backups.svelte'
import Protection from './Protection.svelte'
import Compaction from './Compaction.svelte'
import Copies from './Copies.svelte'
import Soundness from './Soundness.svelte'
import Diagnostics from './Diagnostics.svelte'
import Erasures from './Erasures.svelte'
import Sharing from './Sharing.svelte'

/** One section of the safety place. */
export interface Section {
  /** What `view.showSafety` asks for. */
  id: string
  label: () => string
  component: Component
}

/** The sections in the order of the list; the first is shown unless another is asked for. */
export const sections: readonly Section[] = [
  { id: 'backups', label: m.safety_backups, component: Backups },
  { id: 'copies', label: m.copies_title, component: Copies },
  { id: 'protection', label: m.protection, component: Protection },
  { id: 'soundness', label: m.soundness, component: Soundness },
  { id: 'sharing', label: m.sharing_title, component: Sharing },
  { id: 'erasures', label: m.erasures_title, component: Erasures },
  { id: 'compaction', label: m.compaction_title, component: Compaction },
  { id: 'diagnostics', label: m.diagnostics_title, component: Diagnostics },
]
