import { createContext } from 'svelte'

/** What the pointer carries between the text and the codebook, each of which says what it takes. */
export class Carrying {
  /** Whether the words selected in the text are carried. */
  words = $state(false)
  /** The code that they are over, or "". */
  over = $state('')
  /** Returns the code at a point of the window, or ""; of the codebook. */
  codeAt: (x: number, y: number) => string = () => ''
  /** Puts a code on what is at a point of the window; of the text. */
  take: (code: string, x: number, y: number) => void = () => undefined

  /** Begins to carry the words selected. */
  begin(): void {
    this.words = true
    document.documentElement.style.cursor = 'copy'
  }

  /** Goes over a point of the window. */
  move(x: number, y: number): void {
    this.over = this.codeAt(x, y)
  }

  /** Ends; answers with the code that the words were over, or "". */
  end(): string {
    const { over } = this
    this.words = false
    this.over = ''
    document.documentElement.style.cursor = ''
    return over
  }
}

export const [useCarrying, provideCarrying] = createContext<Carrying>()
