import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { paths } from './paths'

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const

const themes = ['light', 'dark'] as const

/** In milliseconds: the strip beside a text is drawn anew only after a pause. */
const rest = 500

/**
 * Takes the page at 1280×800 and 1920×1080 in light and dark, without animation and with
 * fonts loaded, into screenshots/NAME-WIDTHxHEIGHT-THEME.png. The theme is the system's, so
 * the interface must be set to follow it. Leaves the page at 1280×800 in light.
 */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(paths.screenshots, { recursive: true })
  for (const theme of themes) {
    for (const size of sizes) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.setViewportSize(size)
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      await page.waitForTimeout(rest)
      const file = `${name}-${size.width}x${size.height}-${theme}.png`
      await page.screenshot({ path: join(paths.screenshots, file), animations: 'disabled' })
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(sizes[0])
}
