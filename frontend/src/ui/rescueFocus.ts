const over = '[role=dialog], [role=alertdialog], [role=menu]'

let held: HTMLElement | null = null
document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement && !target.closest(over)) held = target
})

/**
 * Gives the focus back to what had it last in the window itself, once a dialog has closed and
 * nothing took it: what the dialog was opened from, as a menu or another dialog, may be gone.
 */
export function rescueFocus(): void {
  setTimeout(() => {
    if (document.activeElement === document.body) held?.focus({ preventScroll: true })
  })
}
