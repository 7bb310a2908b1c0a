/**
 * Keeps the page in place: what nobody caught is told, a dropped file or a plain link never
 * replaces the interface. Returns the way back.
 */
export function guardPage(tell: (thrown: unknown) => void): () => void {
  const gone = new AbortController()
  const { signal } = gone
  window.addEventListener(
    'unhandledrejection',
    (e) => {
      e.preventDefault()
      tell(e.reason)
    },
    { signal },
  )
  window.addEventListener(
    'error',
    (e) => {
      // Browsers report a layout that settles over two frames as an error; it is none.
      if (!e.message.startsWith('ResizeObserver loop')) tell(e.error ?? e.message)
    },
    { signal },
  )
  for (const name of ['dragover', 'drop'])
    window.addEventListener(name, (e) => e.preventDefault(), { signal })
  document.addEventListener(
    'click',
    (e) => {
      if (e.target instanceof Element && e.target.closest('a[href]')) e.preventDefault()
    },
    { signal },
  )
  return () => gone.abort()
}
