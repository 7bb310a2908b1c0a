import { m } from '@/paraglide/messages'
import type { ImportRow } from '@/bridge/importTypes'
import { carriedText, problemText, statusText, warningText } from './words'

/** Returns the name of a row's file, without its folder. */
export function fileOf(row: ImportRow): string {
  return row.path.split(/[\\/]/).pop() ?? row.path
}

/** Returns what there is to say of a file beside what became of it. */
export function remarks(row: ImportRow): string[] {
  if (row.error) return [problemText(row.error)]
  const warnings = row.warnings.map(warningText)
  const what = row.twin || row.title
  if (row.status === 'changed') return [m.import_changed({ title: row.title })]
  if (row.status === 'duplicate') return [m.import_duplicate({ title: what })]
  if (row.status === 'unchanged') return [m.import_unchanged({ title: row.title })]
  return row.carried ? [carriedText(row.carried), ...warnings] : warnings
}

/** Returns the report as rows to save, the names of the columns first. */
export function reportRows(rows: ImportRow[]): string[][] {
  return [
    [
      m.import_column_file(),
      m.import_column_status(),
      m.import_column_testimony(),
      m.import_column_words(),
      m.import_column_turns(),
      m.import_column_speakers(),
      m.import_column_quotes(),
      m.import_column_remarks(),
    ],
    ...rows.map((row) => [
      row.path,
      statusText(row.status),
      row.title,
      String(row.words),
      String(row.turns),
      row.speakers.join(', '),
      String(row.quotes),
      remarks(row).join(' '),
    ]),
  ]
}
