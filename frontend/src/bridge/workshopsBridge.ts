/** A sorting of printed cards, with what it gives. */
export interface Workshop {
  id: string
  name: string
  at: string
  /** The words on each card, by its number from 1; "" where the quote is gone. */
  cards: string[]
  piles: Pile[]
  /** Numbers of the cards in no pile. */
  unsorted: number[]
  /** Columns of the cells; the ID is "" for none. */
  codes: { id: string; name: string }[]
  /** Cards by pile and code. */
  cells: number[][]
  /** Cards in a pile that have a code. */
  compared: number
  /** Adjusted Rand index over them. */
  rand: number
}

/** The cards that participants put together, with their words for it. */
export interface Pile {
  name: string
  /** Numbers. */
  cards: number[]
}

/** What became of cards that were put into a pile; where it is not done nothing was changed. */
export interface Sorted {
  done: boolean
  cards: number[]
  twice: number[]
  elsewhere: { card: number; pile: string }[]
  unknown: string[]
}

/** What the interface asks of Go about workshops. */
export interface WorkshopsBridge {
  workshops(collection: string): Promise<Workshop[]>
  /** Notes which quote is on which card today; answers with the ID. */
  addWorkshop(collection: string, name: string, public_: boolean): Promise<string>
  deleteWorkshop(collection: string, workshop: string): Promise<void>
  /** `line` holds numbers, ranges, or what a scanner reads; with `move` cards leave their pile. */
  sortCards(
    collection: string,
    workshop: string,
    pile: string,
    line: string,
    move: boolean,
  ): Promise<Sorted>
  takeCards(collection: string, workshop: string, cards: number[]): Promise<void>
  /** With "" for its new name, a pile goes. */
  renamePile(collection: string, workshop: string, pile: string, name: string): Promise<void>
  /** Answers how many codings it put. */
  codesOfWorkshop(collection: string, workshop: string): Promise<number>
  exportWorkshop(collection: string, workshop: string, path: string): Promise<void>
}
