import { createContext } from 'svelte'
import type { Range, SearchRequest, Whose } from '@/bridge/types'
import type { Target } from './reading.svelte'

/** The places of the window. */
export const places = ['read', 'quotes', 'repeats', 'collections', 'people', 'memos'] as const

/** The place shown: one of the tabs, the search, the history, the safety, or the names. */
export type Place = (typeof places)[number] | 'search' | 'history' | 'safety' | 'names'

/** A passage to correct, in UTF-16 units, or to cut. */
export interface Correcting extends Range {
  cut: boolean
  /** Where the caret was. */
  at: number
}

/** What the window shows: the place, what is chosen in it, and which panels are open. */
export class View {
  place = $state<Place>('read')
  /** The quote shown in the inspector, or "". */
  quote = $state('')
  /** The section shown in the safety place, or "" for the first. */
  section = $state('')
  /** The code chosen in the codebook, or "". */
  code = $state('')
  /** Whether figures count confirmed repeats once. */
  once = $state(false)
  /** Where repeats are looked for. */
  repeats = $state<'quotes' | 'passages'>('quotes')
  /** Whether one reads with nothing around the text. */
  alone = $state(false)
  /** What the place of participants shows. */
  table = $state<'testimony' | 'participant' | 'crossing'>('testimony')
  inspector = $state(true)
  /** A dialog or panel over the place. */
  overlay = $state<'' | 'palette' | 'help' | 'import' | 'survey' | 'settings'>('')
  /** What the status bar says of the place; the project's figures when empty. */
  hint = $state('')
  /** Whose codings the reader shows. */
  whose = $state<Whose>('all')
  /** One codes without seeing what others coded, or how much. */
  readonly blind = $derived(this.whose === 'mine')
  /** Whose codings the place shows, and its verbs change. */
  readonly shows = $derived(this.place === 'read' || this.blind ? this.whose : 'all')
  /** The quotes under the reader's caret, the shortest first. */
  under = $state.raw<string[]>([])
  /** The field of the inspector that should take the focus, once. */
  asked = $state<'' | 'memo' | 'stance'>('')
  /** The words that a pseudonym is being given to, "" for words to type; null for none. */
  naming = $state<string | null>(null)
  /** The passage of the testimony being read that is being corrected; null for none. */
  correcting = $state.raw<Correcting | null>(null)
  /** The code that a rule is written for, from a search or not, or that passages are suggested for; null for none. */
  automatic = $state.raw<
    { kind: 'rule'; code: string; from?: SearchRequest } | { kind: 'like'; code: string } | null
  >(null)
  /** The testimony whose erasure is being asked for, or "". */
  erasing = $state('')
  /** Paths to import, given with the overlay "import"; empty asks for files. */
  imports = $state.raw<string[]>([])

  /** The tables to import with the overlay "survey", one after another; empty asks for one. */
  tables = $state.raw<string[]>([])

  /** Opens the import of the files at paths, then of the tables among them; asks for files where none is given. */
  import(paths: string[] = []): void {
    this.tables = paths.filter(isTable)
    this.imports = paths.filter((path) => !isTable(path))
    this.overlay = this.imports.length || !paths.length ? 'import' : 'survey'
  }

  /** Opens the import of a survey, of a table that it asks for. */
  survey(): void {
    this.tables = []
    this.overlay = 'survey'
  }

  /** Closes the import of files; tables that came with them are next. */
  imported(): void {
    this.overlay = this.tables.length ? 'survey' : ''
  }

  /** Closes the import of a table; the one after it is next. */
  surveyed(): void {
    this.tables = this.tables.slice(1)
    this.overlay = this.tables.length ? 'survey' : ''
  }

  /** How often one went to a place: a place that is there already can tell that one comes anew. */
  visits = $state(0)

  /** Goes to a place. */
  go(place: Place): void {
    if (place !== this.place) this.hint = ''
    this.place = place
    this.overlay = ''
    this.tables = []
    this.visits++
  }

  /** Goes to a section of the safety place. */
  showSafety(section: string): void {
    this.go('safety')
    this.section = section
  }

  /** Shows a quote in the inspector. */
  select(quote: string): void {
    this.quote = quote
    if (quote) this.inspector = true
  }

  /** Opens the inspector with the focus in one of its fields. */
  ask(field: 'memo' | 'stance'): void {
    this.inspector = true
    this.asked = field
  }
}

/** Tells whether a file is a table, by its name. */
function isTable(path: string): boolean {
  return /\.(csv|tsv|xlsx|ods)$/i.test(path)
}

/**
 * Goes to the reader at a passage of a testimony, with a quote chosen when one is given: with none,
 * that which was chosen is let go, so that the keys act on the passage.
 */
export async function readAt(
  view: View,
  reading: { open(id: string, target?: Target | null): Promise<void> },
  at: { testimony: string; range?: Range; quote?: string },
): Promise<void> {
  view.go('read')
  if (at.quote || at.range) view.select(at.quote ?? '')
  await reading.open(at.testimony, at.range ? { ...at.range, marked: !at.quote } : null)
}

export const [useView, provideView] = createContext<View>()
