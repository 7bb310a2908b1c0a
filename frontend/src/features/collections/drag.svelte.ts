/** Moves the rows of a list by pointer: native dragging does not work in WebKitGTK. */
export class RowDrag {
  /** The row being moved, or "". */
  moving = $state('')
  /** Where it would land: the index of the row it comes before, -1 for nowhere. */
  before = $state(-1)

  constructor(
    private readonly list: () => HTMLElement | null,
    private readonly drop: (id: string, before: number) => void,
  ) {}

  /** Begins on pointerdown of a row's handle. */
  begin(e: PointerEvent, id: string): void {
    if (e.button !== 0) return
    e.preventDefault()
    const handle = e.currentTarget as HTMLElement
    handle.setPointerCapture(e.pointerId)
    this.moving = id
    const move = (at: PointerEvent) => (this.before = this.#place(at.clientY))
    const stop = (at: PointerEvent) => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', stop)
      handle.removeEventListener('pointercancel', stop)
      const before = this.before
      this.moving = ''
      this.before = -1
      if (at.type === 'pointerup' && before >= 0) this.drop(id, before)
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', stop)
    handle.addEventListener('pointercancel', stop)
  }

  #place(y: number): number {
    const rows = [...(this.list()?.querySelectorAll<HTMLElement>(':scope > li') ?? [])]
    const at = rows.findIndex((row) => {
      const box = row.getBoundingClientRect()
      return y < box.top + box.height / 2
    })
    return at < 0 ? rows.length : at
  }
}
