import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * Fails if axe-core finds anything on the page as it stands, or inside the elements that
 * match a CSS selector. The message names each rule and element.
 */
export async function expectAccessible(page: Page, selector?: string): Promise<void> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async (within) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(within ?? document)
    return violations.map((violation) => ({
      rule: `${violation.id} (${violation.impact}): ${violation.help}`,
      elements: violation.nodes.map((node) => `${node.target.join(' ')}\n      ${node.html}`),
    }))
  }, selector)
  if (found.length === 0) return
  const lines = found.map(({ rule, elements }) => `  ${rule}\n    ${elements.join('\n    ')}`)
  throw new Error(`axe-core finds ${found.length} violation(s):\n${lines.join('\n')}`)
}

/** How long a change of colours may take, in milliseconds. */
const settled = 300

/**
 * Does so in the light theme and in the dark one, inside the dialog where one is open: what lies
 * behind cannot be reached. The interface must follow the system's theme.
 */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.waitForFunction(
      (dark) => document.documentElement.classList.contains('dark') === dark,
      colorScheme === 'dark',
    )
    await page.waitForTimeout(settled)
    const dialogs = await page.locator('[role=dialog]').count()
    try {
      await expectAccessible(page, dialogs ? '[role=dialog]' : undefined)
    } catch (found) {
      throw new Error(`in the ${colorScheme} theme: ${String(found)}`, { cause: found })
    }
  }
}
