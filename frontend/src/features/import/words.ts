import { BridgeError } from '@/bridge/error'
import { errorText } from '@/domain/errorText'
import { m } from '@/paraglide/messages'
import { formatPercent } from '@/state/locale.svelte'
import type { Certainty, ImportRow, Preview } from '@/bridge/importTypes'
import type { CorrectionPlan, Job, Problem } from '@/bridge/types'

/** Returns the sentence of a file's error in the interface's language. */
export function problemText({ code, message, subject, detail }: Problem): string {
  return errorText(new BridgeError(code, message, subject, detail))
}

/** Returns the sentence of a warning in the interface's language. */
export function warningText({ code, detail, message }: Problem): string {
  switch (code) {
    case 'encoding_guessed':
      return m.import_warning_encoding({ detail })
    case 'lost_characters':
      return m.import_warning_lost({ detail })
    case 'no_speakers':
      return m.import_warning_no_speakers()
    case 'interviewer_guessed':
      return m.import_warning_interviewer({ detail })
    case 'tags_removed':
      return m.import_warning_tags()
    case 'tracked_changes':
      return m.import_warning_tracked()
    case 'notes':
      return m.import_warning_notes({ detail })
    case 'comments':
      return m.import_warning_comments({ detail })
    case 'pictures':
      return m.import_warning_pictures({ detail })
    case 'hidden_text':
      return m.import_warning_hidden()
    case 'page_headers':
      return m.import_warning_headers()
    case 'running_lines':
      return m.import_warning_running({ detail })
    case 'scanned_pages':
      return m.import_warning_scanned({ detail })
    case 'recognised_text':
      return m.import_warning_recognised()
    case 'objects':
      return m.import_warning_objects({ detail })
    case 'cut_short':
      return m.import_warning_cut_short()
    case 'times_overlap':
      return m.import_warning_times_overlap({ detail })
    default:
      return message
  }
}

/** Returns why a passage was taken or left alone. */
export function reasonText(reason: string): string {
  switch (reason) {
    case 'attributed':
      return m.import_reason_attributed()
    case 'sentences':
      return m.import_reason_sentences()
    case 'reported':
      return m.import_reason_reported()
    case 'short':
      return m.import_reason_short()
    case 'slogan':
      return m.import_reason_slogan()
    case 'citation':
      return m.import_reason_citation()
    case 'inline':
      return m.import_reason_inline()
    case 'question':
      return m.import_reason_question()
    default:
      return reason
  }
}

/** The encodings that a person can say a text file is in. */
export const encodings = [
  'utf-8',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-15',
  'macintosh',
  'cp850',
  'utf-16le',
  'utf-16be',
] as const

/** Returns how sure a reading is, of so many people, and why it is not. */
export function certaintyText(certainty: Certainty, people: number): string {
  const { level, turns } = certainty
  if (level === 'none' || people === 0) return m.import_level_none()
  const about = {
    people: m.import_people({ count: people }),
    turns: m.count_turns({ count: turns }),
  }
  const doubt = doubtText(certainty)
  if (level === 'sure') return m.import_level_sure(about)
  return level === 'likely'
    ? m.import_level_likely({ ...about, doubt })
    : m.import_level_doubtful({ ...about, doubt })
}

function doubtText({ doubt, turns, inside }: Certainty): string {
  switch (doubt) {
    case 'few_turns':
      return m.import_doubt_few({ turns: m.count_turns({ count: turns }) })
    case 'much_outside':
      return m.import_doubt_outside({ share: formatPercent(1 - inside) })
    case 'often_once':
      return m.import_doubt_once()
    case 'one_voice':
      return m.import_doubt_one()
    case 'long_runs':
      return m.import_doubt_runs()
    default:
      return ''
  }
}

/** Returns what a file that is there already repeats. */
export function standingText({ status, same, twin, share }: Preview): string {
  if (status === 'changed') return m.import_changed({ title: same })
  const what = twin || same
  const part = formatPercent(Math.floor(share * 100) / 100)
  if (share >= 1) return twin ? m.import_twin({ name: twin }) : m.import_duplicate({ title: same })
  return m.import_nearly({ name: what, share: part })
}

/** Returns what became of a file, in one or two words. */
export function statusText(status: ImportRow['status']): string {
  switch (status) {
    case 'imported':
      return m.import_status_imported()
    case 'revised':
      return m.import_status_revised()
    case 'unchanged':
      return m.import_status_unchanged()
    case 'changed':
      return m.import_status_changed()
    case 'duplicate':
      return m.import_status_duplicate()
    case 'left':
      return m.import_status_left()
    case 'stopped':
      return m.import_status_stopped()
    case 'failed':
      return m.import_status_failed()
  }
}

/** Returns what became of the quotes of a testimony that has a new text. */
export function carriedText({ kept, changed, joined, lost }: CorrectionPlan): string {
  return [
    kept || !(changed.length + joined.length + lost.length) ? m.carried_kept({ count: kept }) : '',
    changed.length ? m.carried_changed({ count: changed.length }) : '',
    joined.length ? m.carried_joined({ count: joined.length }) : '',
    lost.length
      ? `${m.carried_lost({ count: lost.length })} (${lost.map((q) => `« ${q.before} »`).join(', ')})`
      : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Returns how far a job is: files, words, time left. */
export function progressText(job: Job | undefined): string {
  if (!job) return ''
  const parts: string[] = [m.import_progress({ done: job.done, total: job.total })]
  if (job.words > 0) parts.push(m.count_words({ count: job.words }))
  if (job.left >= 60) parts.push(m.import_minutes({ count: Math.round(job.left / 60) }))
  else if (job.left > 0) parts.push(m.import_seconds({ count: job.left }))
  if (job.note) parts.push(job.note)
  return parts.join(' · ')
}
