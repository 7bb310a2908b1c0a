import type { Zone } from './moves'

/** A code being dragged by the pointer, and where it would land. */
export class Drag {
  /** The code dragged, or "" while none is. */
  id = $state('')
  over = $state.raw<{ id: string; zone: Zone; top: number; height: number } | null>(null)
  #from: { id: string; x: number; y: number; pointer: number } | null = null

  /**
   * Listens to a tree whose rows carry `data-id`; drops are told with the row and the zone, those
   * outside of the tree with their point in the window.
   */
  constructor(
    private readonly ondrop: (id: string, target: string, zone: Zone) => void,
    private readonly onaway: (id: string, x: number, y: number) => void,
  ) {}

  /** Attaches to the element around the tree. */
  attach = (tree: HTMLElement): (() => void) => {
    const stop = new AbortController()
    const { signal } = stop
    tree.addEventListener('pointerdown', (e) => this.#press(e), { signal })
    tree.addEventListener('pointermove', (e) => this.#move(tree, e), { signal })
    tree.addEventListener('pointerup', (e) => this.#drop(tree, e), { signal })
    tree.addEventListener('pointercancel', () => this.#end(), { signal })
    window.addEventListener('keydown', (e) => this.#cancel(e), { signal, capture: true })
    return () => stop.abort()
  }

  #press(e: PointerEvent): void {
    const row = rowOf(e.target)
    const control = e.target instanceof Element && e.target.closest('input, button')
    if (e.button !== 0 || !row || control) return
    this.#from = { id: row.dataset.id ?? '', x: e.clientX, y: e.clientY, pointer: e.pointerId }
  }

  #move(tree: HTMLElement, e: PointerEvent): void {
    const from = this.#from
    if (!from) return
    if (!this.id) {
      if (Math.hypot(e.clientX - from.x, e.clientY - from.y) < 5) return
      this.id = from.id
      tree.setPointerCapture(from.pointer)
    }
    const row = rowOf(document.elementFromPoint(e.clientX, e.clientY))
    if (!row || !tree.contains(row)) {
      this.over = null
      return
    }
    const box = row.getBoundingClientRect()
    const share = (e.clientY - box.top) / box.height
    const zone = share < 0.28 ? 'before' : share > 0.72 ? 'after' : 'inside'
    const top = box.top - tree.getBoundingClientRect().top
    this.over = { id: row.dataset.id ?? '', zone, top, height: box.height }
  }

  #drop(tree: HTMLElement, e: PointerEvent): void {
    const { id, over } = this
    if (id) {
      // The click that follows a drag chooses nothing.
      const swallow = (e: Event) => e.stopPropagation()
      tree.addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => tree.removeEventListener('click', swallow, { capture: true }))
    }
    this.#end()
    if (id && over) this.ondrop(id, over.id, over.zone)
    else if (id) this.onaway(id, e.clientX, e.clientY)
  }

  #cancel(e: KeyboardEvent): void {
    if (e.key !== 'Escape' || !this.id) return
    e.stopPropagation()
    this.#end()
  }

  #end(): void {
    this.#from = null
    this.id = ''
    this.over = null
  }
}

/** Returns the row of a tree that an element stands in, or null. */
export function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null
}
