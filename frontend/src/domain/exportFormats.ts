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

/** The formats that a results chain leaves in. */
export function chainFormats(): { format: ExportFormat; label: string }[] {
  return [
    { format: 'chain-docx', label: m.exports_format_chain_docx() },
    { format: 'chain-pdf', label: m.exports_format_chain_pdf() },
    { format: 'chain-svg', label: m.exports_format_chain_svg() },
    { format: 'chain-png', label: m.exports_format_chain_png() },
  ]
}

/** Whether a format lays a results chain out. */
export function ofChain(format: ExportFormat): boolean {
  return format.startsWith('chain-')
}

/** A format as a person reads it. */
export function formatText(format: ExportFormat): string {
  const all = [...exportFormats(), ...chainFormats()]
  return all.find((f) => f.format === format)?.label ?? format
}
