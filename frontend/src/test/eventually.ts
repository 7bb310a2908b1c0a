import { vi } from 'vitest'

/**
 * Waits until `holds` no longer throws: patience for loaded machines, as test-setup.ts gives
 * to what waits for the screen.
 */
export function eventually<T>(holds: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(holds, { timeout: patience })
}

/** How long a test waits for what must come, in milliseconds. */
export const patience = 10_000
