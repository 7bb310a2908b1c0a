/** A column of a sheet. */
export interface SheetColumn {
  id: string
  label: string
  /** What is proposed while one types; nothing but those may be written when `closed`. */
  choices?: readonly string[]
  closed?: boolean
  /** How a choice is offered that is not among them yet. */
  added?: (text: string) => string
  /** Figures stand at the end of their cells. */
  figures?: boolean
  /** Space goes from one choice to the next. */
  toggles?: boolean
  /** In pixels. */
  width: number
  sort?: 'ascending' | 'descending' | undefined
}

/** A row of a sheet. */
export interface SheetRow {
  id: string
  name: string
}

/** What is written into a cell. */
export interface SheetEdit {
  row: string
  /** "" for the name. */
  column: string
  text: string
}
