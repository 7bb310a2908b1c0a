/**
 * Returns what a form does on submit: one thing at a time, so that Enter pressed twice makes one.
 * Errors are the action's to tell.
 */
export function submitting(act: () => unknown): (e: SubmitEvent) => Promise<void> {
  let acting = false
  return async (e) => {
    e.preventDefault()
    if (acting) return
    acting = true
    try {
      await act()
    } finally {
      acting = false
    }
  }
}
