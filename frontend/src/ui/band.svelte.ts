/** How far above and below what is in view rows are drawn, in pixels. */
const beyond = 360
/** A list that is lower than this is drawn whole, in pixels. */
const low = 2_400

/** An item to draw, and how far from the top of its list, in pixels. */
export interface Laid<T> {
  item: T
  top: number
}

/**
 * The part of a long list that is drawn, where something around it scrolls, as a sidebar does:
 * what is in view and a little more. Rows have one height and stand at their tops.
 */
export class Band {
  #from = $state(0)
  #to = $state(low)

  /** `row` is the height of a row in pixels. */
  constructor(readonly row: number) {}

  /** The items to draw: those in the band, and those that must be there wherever one looks. */
  lay<T>(items: readonly T[], keep: (item: T) => boolean): Laid<T>[] {
    const whole = items.length * this.row <= low
    const [first, last] = [this.#from - this.row, this.#to]
    return items.flatMap((item, i) => {
      const top = i * this.row
      return whole || (top > first && top < last) || keep(item) ? [{ item, top }] : []
    })
  }

  /** Attaches to the element that holds the rows. */
  attach = (list: HTMLElement): (() => void) => {
    const scroller = scrollerOf(list)
    if (!scroller) return () => undefined
    const follow = (resized: boolean) => {
      const view = scroller.getBoundingClientRect()
      if (!view.height) return
      const top = view.top - list.getBoundingClientRect().top
      const bottom = top + view.height
      if (!resized && top >= this.#from && bottom <= this.#to) return
      this.#from = top - beyond
      this.#to = bottom + beyond
    }
    const scrolled = () => follow(false)
    scroller.addEventListener('scroll', scrolled, { passive: true })
    // What stands above in the scroller moves the list when it grows.
    const sizes = new ResizeObserver(() => follow(true))
    for (const element of [scroller, ...scroller.children]) sizes.observe(element)
    follow(true)
    return () => {
      scroller.removeEventListener('scroll', scrolled)
      sizes.disconnect()
    }
  }
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let at = element.parentElement; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  return null
}
