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

/**
 * Parts a number of things into as few pages as hold them, and about as many on each. `fits` says
 * whether those from one to another, the last one excluded, have room on a page; one alone always
 * has a page. Returns where each page begins.
 */
export function pagesOf(count: number, fits: (from: number, to: number) => boolean): number[] {
  const starts = [0]
  for (let from = 0, to = 1; to < count; to++) {
    if (fits(from, to + 1)) continue
    starts.push(to)
    from = to
  }
  const each = Math.ceil(count / starts.length)
  const even = starts.map((_, page) => page * each)
  return even.every((from) => fits(from, Math.min(from + each, count))) ? even : starts
}

/**
 * Tells, again whenever the room changes, where the pages of an element's children begin in a type
 * size. The element is only measured: it is not seen.
 */
export function paged(
  size: number,
  key: unknown,
  tell: (starts: number[]) => void,
): Attachment<HTMLElement> {
  void key
  return (element) => {
    const room = element.parentElement
    if (!room) return
    const items = [...element.children] as HTMLElement[]
    const set = () => {
      element.style.fontSize = `${size}px`
      tell(
        pagesOf(items.length, (from, to) => {
          items.forEach((item, i) => (item.style.display = i >= from && i < to ? '' : 'none'))
          return (
            element.scrollHeight <= room.clientHeight && element.scrollWidth <= room.clientWidth
          )
        }),
      )
    }
    set()
    void document.fonts?.ready.then(set)
    if (typeof ResizeObserver === 'undefined') return
    const watch = new ResizeObserver(set)
    watch.observe(room)
    return () => watch.disconnect()
  }
}
