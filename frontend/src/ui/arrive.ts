/**
 * Whether a place that has just come on screen may put the focus in its list: yes after a
 * click or a shortcut, no while someone goes through the tabs with the arrow keys.
 */
export function mayTakeFocus(): boolean {
  const held = document.activeElement
  if (!held || held === document.body) return true
  return held.matches('[role=tab]') && !held.matches(':focus-visible')
}

/** Takes the focus off a tab, so that the place one goes to by a shortcut may have it. */
export function leaveTabs(): void {
  const held = document.activeElement
  if (held instanceof HTMLElement && held.matches('[role=tab]')) held.blur()
}

/**
 * Puts the focus on the main button of a dialog whose content has come, so that Enter goes on;
 * not where something else was taken up meanwhile.
 */
export function goOn(main: HTMLElement | null): void {
  const held = document.activeElement
  if (!held || held === document.body || held.matches('[data-dialog-close], [role=dialog]'))
    main?.focus()
}
