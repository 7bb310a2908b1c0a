/**
 * Whether a place that has just come on screen may put the focus in its list: yes after a
 * click or a shortcut, no while someone goes through the tabs with the arrow keys.
 */
export function mayTakeFocus(): boolean {
  const held = document.activeElement
  if (!held || held === document.body) return true
  return held.matches('[role=tab]') && !held.matches(':focus-visible')
}
