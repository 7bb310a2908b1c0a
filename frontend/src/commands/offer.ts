/** Something the palette offers: a command, or a thing of the project to go to. */
export interface Offer {
  id: string
  label: string
  /** What it is or where it belongs, at the end of the line. */
  note: string
  keys?: string
  run: () => void | Promise<void>
}
