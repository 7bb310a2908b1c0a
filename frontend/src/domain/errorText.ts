import { m } from '@/paraglide/messages'
import { parseError } from '@/bridge/error'
import { expressionText } from './expressionText'
import { faultText } from './faultText'

/** Returns the sentence that tells a failure in the interface's language. */
export function errorText(thrown: unknown): string {
  const { code, subject, detail, message, fault } = parseError(thrown)
  const about = { subject, detail }
  switch (code) {
    case 'not_found':
      return m.error_not_found(about)
    case 'ambiguous':
      return m.error_ambiguous(about)
    case 'invalid':
      return m.error_invalid(about)
    case 'exists':
      return m.error_exists(about)
    case 'not_a_project':
      return m.error_not_a_project(about)
    case 'damaged':
      return m.error_damaged(about)
    case 'newer':
      return m.error_newer(about)
    case 'read_only':
      return m.error_read_only(about)
    case 'open_elsewhere':
      return m.error_open_elsewhere(about)
    case 'missing':
      return m.error_missing(about)
    case 'unreadable':
      return m.error_unreadable(about)
    case 'unwritable':
      return m.error_unwritable(about)
    case 'disk_full':
      return m.error_disk_full(about)
    case 'vanished':
      return m.error_vanished(about)
    case 'replaced':
      return m.error_replaced(about)
    case 'unsupported':
      return m.error_unsupported(about)
    case 'no_template':
      return m.error_no_template(about)
    case 'wrong_kind':
      return m.error_wrong_kind(about)
    case 'broken':
      return m.error_broken(about)
    case 'enclosed':
      return m.error_enclosed(about)
    case 'not_text':
      return m.error_not_text(about)
    case 'unsafe':
      return m.error_unsafe(about)
    case 'empty_file':
      return m.error_empty_file(about)
    case 'too_large':
      return m.error_too_large(about)
    case 'scanned':
      return m.error_scanned(about)
    case 'password_protected':
      return m.error_password_protected(about)
    case 'tabular':
      return m.error_tabular(about)
    case 'no_open_answer':
      return m.error_no_open_answer(about)
    case 'bad_query':
      return (fault && faultText(fault)) || m.error_bad_query(about)
    case 'bad_expression':
      return m.error_bad_expression({ subject, detail: expressionText(detail) })
    case 'nothing_to_undo':
      return m.error_nothing_to_undo()
    case 'nothing_to_redo':
      return m.error_nothing_to_redo()
    case 'other_project':
      return m.error_other_project(about)
    case 'same_file':
      return m.error_same_file(about)
    case 'locked':
      return m.error_locked(about)
    case 'wrong_passphrase':
      return m.error_wrong_passphrase(about)
    case 'unsealed':
      return m.error_unsealed(about)
    case 'short_passphrase':
      return m.error_short_passphrase()
    case 'moved_on':
      return m.error_moved_on(about)
    case 'erased':
      return m.error_erased(about)
    case 'cancelled':
      return m.error_cancelled()
    case 'lost':
      return m.error_lost()
    default:
      return m.error_internal({ detail: detail || message })
  }
}
