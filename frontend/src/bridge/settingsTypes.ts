// What the bridge tells of the user's choices: see types.ts.

/** The languages of the interface. */
export type Locale = 'fr' | 'en'

/** The colour schemes; "system" follows the desktop. */
export type Theme = 'light' | 'dark' | 'system'

/** Settings are the user's, kept outside the project. */
export interface Settings {
  locale: Locale
  theme: Theme
  /** Name put on codings. */
  coder: string
  textSize: number
  recent: Recent[]
  /** IDs of codes pinned to the digits 1 to 9. */
  pinned: string[]
  /** Path of the last project, or "". */
  last: string
  /** Shortcuts that are not the usual ones. */
  keys: KeyChoice[]
  /** IDs of the projects in which the window shows pseudonyms. */
  showPseudonyms: string[]
  /** IDs of the projects whose exports show real names. */
  exportRealNames: string[]
}

/** The shortcut that the user chose for a command, "" for none. */
export interface KeyChoice {
  command: string
  keys: string
}

/** Recent is a project opened before. */
export interface Recent {
  path: string
  name: string
  opened: string
  /** The file is not there any more. */
  gone: boolean
}
