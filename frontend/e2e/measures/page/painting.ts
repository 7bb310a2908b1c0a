/** Resolves once what the page shows now is on the screen, with the time of that. */
export function painted(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(() => drawn(resolve)))
}

/**
 * Resolves at the first frame in which a condition holds, once that is on the screen: the
 * condition is asked as the frame begins, and the clock is read when its layout and its paint
 * are done. The wait for that frame counts; the frame after it does not.
 */
export function shows(condition: () => boolean): Promise<number> {
  return new Promise((resolve) => {
    const frame = () => {
      if (condition()) drawn(resolve)
      else requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
}

// In a frame: a message comes after what the page lays out and paints of it.
function drawn(tell: (at: number) => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => tell(performance.now())
  port2.postMessage(0)
}

/** Resolves once the page has had nothing to do for a while, or after a second and a half. */
export async function settled(quiet = 250): Promise<void> {
  const begun = performance.now()
  let last = begun
  for (let at = last; at - last < quiet && at - begun < 1_500;) {
    await new Promise((resolve) => setTimeout(resolve, 10))
    const now = performance.now()
    if (now - at > 40) last = now
    at = now
  }
}

/** Watches for the longest time in which the page answered nothing, in milliseconds. */
export function watchTasks(): () => number {
  let longest = 0
  let going = true
  const entries = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
  })
  // Chromium tells its long tasks; elsewhere a timer that comes late does.
  const told = PerformanceObserver.supportedEntryTypes.includes('longtask')
  if (told) entries.observe({ type: 'longtask' })
  let last = performance.now()
  const beat = () => {
    const now = performance.now()
    if (!told) longest = Math.max(longest, now - last)
    last = now
    if (going) setTimeout(beat, 0)
  }
  if (!told) beat()
  return () => {
    going = false
    for (const { duration } of entries.takeRecords()) longest = Math.max(longest, duration)
    entries.disconnect()
    return longest
  }
}
