/**
 * Keeps the focus in a list when the control that had it goes, as a row does that is deleted:
 * it passes to what then stands there. Use as `{@attach keepsFocus}`, on what stays.
 */
export function keepsFocus(box: HTMLElement): () => void {
  const controls = () => [
    ...box.querySelectorAll<HTMLElement>('button, input, select, textarea, [tabindex="0"]'),
  ]
  let held: Element | null = null
  let at = 0
  const remember = (e: FocusEvent) => {
    if (!(e.target instanceof HTMLElement)) return
    held = e.target
    at = controls().indexOf(e.target)
  }
  const gone = new MutationObserver(() => {
    if (!held || held.isConnected || document.activeElement !== document.body) return
    const left = controls()
    left[Math.min(at, left.length - 1)]?.focus()
  })
  box.addEventListener('focusin', remember)
  gone.observe(box, { childList: true, subtree: true })
  return () => {
    box.removeEventListener('focusin', remember)
    gone.disconnect()
  }
}
