import { m } from '@/paraglide/messages'
import type { ExportFormat } from '@/bridge/types'

/** The formats that quotes and collections leave in, the most used first, as a person reads them. */
export function exportFormats(): { format: ExportFormat; label: string }[] {
  return [
    { format: 'docx', label: m.exports_format_docx() },
    { format: 'odt', label: m.exports_format_odt() },
    { format: 'pdf', label: m.exports_format_pdf() },
    { format: 'xlsx', label: m.exports_format_xlsx() },
    { format: 'csv', label: m.exports_format_csv() },
    { format: 'csv-codings', label: m.exports_format_csv_codings() },
    { format: 'html', label: m.exports_format_html() },
    { format: 'md', label: m.exports_format_md() },
    { format: 'txt', label: m.exports_format_txt() },
    { format: 'json', label: m.exports_format_json() },
    { format: 'pdf-cards', label: m.exports_format_cards() },
  ]
}
