import type { SearchRequest } from './searchTypes'
import type { Problem, QuoteFilter } from './types'

/** The formats that quotes and collections leave in. */
export type ExportFormat =
  | 'docx'
  | 'odt'
  | 'pdf'
  | 'xlsx'
  | 'csv'
  | 'csv-codings'
  | 'html'
  | 'md'
  | 'txt'
  | 'json'
  | 'pdf-cards'
  | 'chain-docx'
  | 'chain-pdf'
  | 'chain-svg'
  | 'chain-png'

/** What the person who speaks agreed to; "" where nothing is noted. */
export type Consent = '' | 'public' | 'internal' | 'withheld'

/** What to export and how. */
export interface ExportRequest {
  format: ExportFormat
  /** ID; "" exports the quotes of Filter, under headings by code. */
  collection: string
  /** All that it finds, instead. */
  search?: SearchRequest
  filter: QuoteFilter
  /** ID of a kept export whose quotes are exported, in the place of all these; "" for none. */
  preset: string
  /** For the public: what is internal is left out too. */
  public: boolean
  /** Show names as they were said, not pseudonyms. */
  realNames: boolean
  options: ExportOptions
}

/** The choices of an export; each format takes its own. */
export interface ExportOptions {
  /** A table of contents. */
  contents: boolean
  /** Where references stand: "" for under the words. */
  notes: '' | 'footnotes' | 'endnotes'
  /** Leave turns and times out. */
  hideTurns: boolean
  /** Path of a Word document whose styles are used, "" for none. */
  template: string
  cards: CardOptions
}

/** The choices of workshop cards. */
export interface CardOptions {
  /** On an A4 sheet: 2, 4, 6, 8 or 9; 0 for the usual. */
  perPage: number
  /** A page of that size for each card, or "" for sheets to cut. */
  paper: '' | 'a5' | 'a6' | 'a7'
  back: '' | 'blank' | 'category'
  hideCategory: boolean
  hideSpeaker: boolean
  large: boolean
  plain: boolean
  qr: boolean
  key: boolean
  blank: number
  /** Cards of the deck, 0 for all. */
  draw: number
  balanced: boolean
  /** 0 for the order of the document. */
  seed: number
}

/** An export that is kept under a name. */
export interface ExportPreset {
  id: string
  name: string
  format: ExportFormat
  /** ID; "" for the quotes of a filter or a search. */
  collection: string
  /** Of a search, "" for none. */
  query: string
  public: boolean
  realNames: boolean
  options: ExportOptions
  /** Why it cannot be made now. */
  error?: Problem
}

/** What an export will look like. */
export interface ExportLook {
  /** A self-contained page without scripts. */
  html: string
  /** Of paper; 0 where the format has none of its own. */
  pages: number
  /** In how many a document is shown that a word processor lays out; 0 elsewhere. */
  parts: number
  /** Quotes left out for want of consent. */
  left: number
  /** Quotes of which nobody noted what was agreed. */
  unsaid: number
  /** Characters that no font has, shown as □. */
  missing: string[]
}

/** What a person is told before cards are printed. */
export interface CardReport {
  cards: number
  pages: number
  /** Numbers of quotes that take several cards. */
  continued: number[]
  /** Characters that no font has, shown as □. */
  missing: string[]
}

/** The usual choices. */
export const plainOptions: ExportOptions = {
  contents: false,
  notes: '',
  hideTurns: false,
  template: '',
  cards: {
    perPage: 4,
    paper: '',
    back: '',
    hideCategory: false,
    hideSpeaker: false,
    large: false,
    plain: false,
    qr: false,
    key: false,
    blank: 0,
    draw: 0,
    balanced: false,
    seed: 0,
  },
}

/** Whether a template, by its file name, is one for the format. */
export function templateFor(format: ExportFormat, template: string): boolean {
  if (format === 'odt') return /\.(odt|ott)$/i.test(template)
  return /^(chain-)?docx$/.test(format) && /\.(docx|dotx|docm|dotm)$/i.test(template)
}
