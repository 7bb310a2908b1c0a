import axe from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import type { Dialogs } from '../dialogs'
import { messagesIn, type Language } from '../messages'
import type { Sandbox } from '../sandbox'

/** What only colours decide; the dark theme changes nothing else of a page. */
const colours = ['color-contrast', 'link-in-text-block']

/** What axe-core has found, of one element. */
interface Finding {
  rule: string
  element: string
}

/**
 * Somebody who goes through the interface in one language and has axe-core look at whatever is
 * on screen. What it finds is collected, so that one walk tells all.
 */
export class Walk {
  readonly found: string[] = []
  readonly said: (key: string) => string
  /** How many pictures of the page axe-core has looked at. */
  looks = 0

  constructor(
    readonly page: Page,
    readonly dialogs: Dialogs,
    readonly sandbox: Sandbox,
    readonly language: Language,
  ) {
    this.said = messagesIn(language)
  }

  button(key: string, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name: this.said(key) }).first()
  }

  field(key: string, within: Page | Locator = this.page): Locator {
    return within.getByLabel(this.said(key), { exact: true }).first()
  }

  /** Takes one of a few choices that stand side by side; their labels lie over the fields. */
  async choose(key: string): Promise<void> {
    await this.page.getByRole('radio', { name: this.said(key) }).check({ force: true })
  }

  dialog(): Locator {
    return this.page.locator('[role=dialog]').last()
  }

  /** Runs a command by its name, from the palette. */
  async command(key: string): Promise<void> {
    const { page } = this
    await page.keyboard.press('Control+k')
    const field = page.locator('.command-palette input')
    await field.fill(this.said(key))
    await page
      .locator('.command-palette')
      .getByRole('option', { name: this.said(key) })
      .first()
      .click()
    await field.waitFor({ state: 'detached' })
  }

  /** Opens the menu of a button and takes an entry of it. */
  async entry(menu: string, key: string): Promise<void> {
    await this.button(menu).click()
    await this.page
      .getByRole('menuitem', { name: this.said(key) })
      .first()
      .click()
  }

  /** Shows something, has it looked at in both themes, and closes the dialogs that it opened. */
  async see(what: string, open: () => Promise<void>): Promise<void> {
    try {
      await open()
      await this.look(what)
    } catch (thrown) {
      const [why] = String(thrown).split('\n    at ')
      this.found.push(`${this.language}: ${what} could not be seen: ${why}`)
    }
    await this.leave()
  }

  /** Has axe-core look at what is on screen, in the light theme and then at the dark one's colours. */
  async look(what: string): Promise<void> {
    for (const theme of ['light', 'dark'] as const) {
      await this.wear(theme)
      for (const { rule, element } of await this.#axe(theme === 'dark'))
        this.found.push(`${this.language}, ${theme}: ${what}: ${rule}\n    ${element}`)
      this.looks++
    }
    await this.wear('light')
  }

  /** Has the desktop wear a theme, and waits until the page wears it too. */
  async wear(theme: 'light' | 'dark'): Promise<void> {
    const { page } = this
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.waitForFunction(
      (dark) => document.documentElement.classList.contains('dark') === dark,
      theme === 'dark',
    )
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((a) => a.finished)))
  }

  /** Closes whatever is open over the place. */
  async leave(): Promise<void> {
    const over = this.page.locator('[role=dialog], [role=menu], [role=listbox][data-state=open]')
    for (let i = 0; i < 4 && (await over.count()) > 0; i++) {
      await this.page.keyboard.press('Escape')
      await over
        .nth((await over.count()) - 1 || 0)
        .waitFor({ state: 'detached', timeout: 2000 })
        .catch(() => undefined)
    }
  }

  // Inside the dialog where one is open: what lies behind cannot be reached.
  async #axe(coloursOnly: boolean): Promise<Finding[]> {
    const { page } = this
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
    return page.evaluate(
      async ([rules, only]) => {
        const { axe } = window as unknown as { axe: typeof import('axe-core') }
        const dialogs = document.querySelectorAll('[role=dialog], [role=menu]')
        const within = dialogs[dialogs.length - 1] ?? document
        const { violations } = await axe.run(within, {
          resultTypes: ['violations'],
          ...(only ? { runOnly: rules } : {}),
        })
        return violations.flatMap((v) =>
          v.nodes.map((node) => ({
            rule: `${v.id} (${v.impact}): ${v.help}`,
            element: `${node.target.join(' ')}  ${node.html.slice(0, 200)} ${(node.any[0]?.message ?? node.all[0]?.message ?? '').slice(0, 160)}`,
          })),
        )
      },
      [colours, coloursOnly] as const,
    )
  }
}
