import { m } from '@/paraglide/messages'
import type { Problem } from '@/bridge/types'

/** Returns the sentence of a warning about a table in the interface's language. */
export function tableWarning({ code, detail, message }: Problem): string {
  switch (code) {
    case 'encoding_guessed':
      return m.import_warning_encoding({ detail })
    case 'lines_above':
      return m.survey_warning_above({ detail })
    case 'hidden_cells':
      return m.survey_warning_hidden({ detail })
    case 'merged_cells':
      return m.survey_warning_merged({ detail })
    case 'cell_comments':
      return m.survey_warning_comments({ detail })
    case 'unclosed_quote':
      return m.survey_warning_quote()
    default:
      return message
  }
}
