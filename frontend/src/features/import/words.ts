import { BridgeError } from '@/bridge/error'
import { errorText } from '@/domain/errorText'
import { m } from '@/paraglide/messages'
import type { Problem } from '@/bridge/types'

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
