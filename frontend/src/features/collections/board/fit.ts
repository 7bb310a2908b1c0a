import type { Attachment } from 'svelte/attachments'

/** The smallest and the largest size of type, in pixels. */
export interface Sizes {
  least: number
  most: number
}

/**
 * Returns the largest whole size for which `fits` holds, the smallest where none does. `fits`
 * must not hold again above a size for which it does not.
 */
export function largest({ least, most }: Sizes, fits: (size: number) => boolean): number {
  let low = Math.ceil(least)
  let high = Math.floor(most)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * Sets the type of an element as large as its words allow in the room that it has, again
 * whenever that or the words change. `key` stands for what the room is filled with.
 */
export function fitted(sizes: Sizes, key: unknown): Attachment<HTMLElement> {
  void key
  return (element) => {
    const room = element.parentElement
    if (!room) return
    const set = () => {
      const { clientWidth: width, clientHeight: height } = room
      const size = largest(sizes, (px) => {
        element.style.fontSize = `${px}px`
        return element.scrollHeight <= height && element.scrollWidth <= width
      })
      element.style.fontSize = `${size}px`
    }
    set()
    void document.fonts?.ready.then(set)
    if (typeof ResizeObserver === 'undefined') return
    const watch = new ResizeObserver(set)
    watch.observe(room)
    return () => watch.disconnect()
  }
}
