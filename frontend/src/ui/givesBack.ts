/**
 * Lets Escape leave a panel for what had the focus before it, as a text that one goes on
 * reading once a memo is written. Use as `{@attach givesBack}`, on the panel.
 */
export function givesBack(panel: HTMLElement): () => void {
  let before: HTMLElement | null = null
  const enter = ({ relatedTarget: from }: FocusEvent) => {
    if (from instanceof HTMLElement && !panel.contains(from)) before = from
  }
  const leave = (e: KeyboardEvent) => {
    if (e.key !== 'Escape' || e.defaultPrevented || !before?.isConnected) return
    e.preventDefault()
    e.stopPropagation()
    before.focus()
  }
  panel.addEventListener('focusin', enter)
  panel.addEventListener('keydown', leave)
  return () => {
    panel.removeEventListener('focusin', enter)
    panel.removeEventListener('keydown', leave)
  }
}
