/** A collection as it is shown to people who meet. */
export interface Board {
  title: string
  intro: string
  slides: Slide[]
  /** Quotes left out because of what was agreed. */
  left: number
}

/** A quote, or a comment, with the heading that it stands under. */
export interface Slide {
  kind: 'quote' | 'comment'
  heading: string
  /** Of the heading's code, "#rrggbb" or "". */
  color: string
  /** A quote in its marks. */
  text: string
  speaker: string
  /** Of the testimony. */
  title: string
  said: number
  people: number
}

/** What the interface asks for a meeting. */
export interface BoardBridge {
  /** For the public, what may not be published is left out and real names are never shown. */
  board(collection: string, public_: boolean, realNames: boolean): Promise<Board>
  /** Makes the window fill the screen, or not; answers whether it did before. */
  fullScreen(on: boolean): Promise<boolean>
}
