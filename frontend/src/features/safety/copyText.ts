import { BridgeError } from '@/bridge/error'
import { errorText } from '@/domain/errorText'
import { stepText } from '@/domain/stepText'
import { m } from '@/paraglide/messages'
import { formatBytes, formatTime } from '@/state/locale.svelte'
import type {
  Comparison,
  Difference,
  DifferenceGroup,
  FoundCopy,
  LeftRecord,
  Problem,
} from '@/bridge/types'

/** Returns what a file beside the project is. */
export function whatItIs(copy: FoundCopy): string {
  const { service, by } = copy
  if (copy.original) return m.copies_original()
  if (!copy.conflict) return m.copies_other()
  if (!service) return m.copies_conflict()
  return by ? m.copies_conflict_by({ service, by }) : m.copies_conflict_of({ service })
}

/** Returns what is known of a file beside the project, after what it is. */
export function aboutIt(copy: FoundCopy): string {
  return [
    copy.at ? m.copies_dated({ time: formatTime(copy.at) }) : '',
    m.copies_changed({ time: formatTime(copy.changed) }),
    formatBytes(copy.bytes),
    copy.sealed ? m.copies_sealed() : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Returns why the content of a file could not be looked at. */
export function whatIsWrong({ code, message, subject, detail }: Problem): string {
  return errorText(new BridgeError(code, message, subject, detail))
}

/** Returns in a sentence how the other file stands to the project. */
export function verdict({ relation, here, there }: Comparison): string {
  switch (relation) {
    case 'identical':
      return m.copies_identical()
    case 'older':
      return here.steps ? m.copies_older({ count: here.steps }) : m.copies_older_lost()
    case 'newer':
      return there.steps ? m.copies_newer({ count: there.steps }) : m.copies_newer_lost()
    case 'apart':
      return m.copies_apart()
  }
}

/** Returns when the files parted. */
export function parting({ shared, relation }: Comparison): string {
  if (relation === 'identical') return ''
  if (!shared) return m.copies_shared_unknown()
  return m.copies_shared({ time: formatTime(shared.at), what: stepText(shared), by: shared.by })
}

/** Returns what was done with the records of a group: « 8 ajouts · 3 modifications ». */
export function groupFigures({ side, kind, total, added, gone }: DifferenceGroup): string {
  if (side === 'both' || kind === 'erasures' || kind === 'project') return ''
  const edited = total - added - gone
  return [
    added ? m.copies_added({ count: added }) : '',
    edited ? m.copies_edited({ count: edited }) : '',
    gone ? m.copies_gone({ count: gone }) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Returns what is to be said of one record of a group, beside its name. */
export function aboutDifference(d: Difference, side: DifferenceGroup['side']): string {
  if (d.erased) return d.here === 'removed' ? m.copies_erased_here() : m.copies_erased_there()
  if (d.there === 'removed') return m.copies_stays()
  if (side === 'both' && d.here === 'removed') return m.copies_was_removed()
  const done = side === 'here' ? d.here : side === 'there' ? d.there : ''
  const words = {
    added: m.copies_done_added,
    changed: m.copies_done_changed,
    removed: m.copies_done_removed,
  }
  return done ? words[done]() : ''
}

/** Returns why a record could not be brought over. */
export function whyLeft({ why }: LeftRecord): string {
  return {
    erased: m.copies_left_erased,
    unreadable: m.copies_left_unreadable,
    taken: m.copies_left_taken,
    alone: m.copies_left_alone,
    corrected: m.copies_left_corrected,
  }[why]()
}
