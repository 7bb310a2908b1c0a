import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { Dialogs } from './dialogs'
import { paths } from './paths'
import type { Program } from './program'
import type { Sandbox } from './sandbox'
import { freePort, until } from './wait'

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

/** Starts Debian's Chromium, headless, without any connection of its own. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: paths.chromium, args: quiet })

/**
 * The dev build with its real backend, and a page of Chromium that shows its interface.
 * What the page logs as an error, or does not catch, is collected in pageErrors, and the
 * test fails if any is left at its end.
 */
export class BrowserApp {
  readonly pageErrors: string[] = []

  private constructor(
    readonly sandbox: Sandbox,
    readonly dialogs: Dialogs,
    readonly page: Page,
    private readonly program: Program,
  ) {
    const log = join(sandbox.artifacts, 'page.log')
    page.on('pageerror', (error) => {
      const stack = error.stack ?? error.message
      // Wails' own "reconnecting" overlay fails to mount in dev builds; nothing else is hurt.
      if (!stack.includes('/wails/ipc.js')) this.pageErrors.push(stack)
    })
    page.on('console', (message) => {
      appendFileSync(log, `${message.type()}: ${message.text()}\n`)
      if (message.type() === 'error') this.pageErrors.push(message.text())
    })
  }

  /** Starts the window with the arguments that follow the command's name. */
  static async start(sandbox: Sandbox, browser: Browser, args: string[] = []): Promise<BrowserApp> {
    const dialogs = new Dialogs(sandbox)
    const port = await freePort()
    const address = `127.0.0.1:${port}`
    // Wails reads its own from the environment, which leaves the arguments to Florilège. The
    // interface is the one built in: from a folder, Wails would not serve recordings beside it.
    const program = sandbox.start(paths.dev, args, {
      devserver: address,
      FLORILEGE_TEST_DIALOGS: dialogs.file,
    })
    const url = `http://${address}/`
    await until('the dev build answers', async () => {
      if (!program.alive) throw new Error('florilege-dev ended while starting')
      return (await fetch(url)).ok
    })
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'fr-BE',
      timezoneId: 'Europe/Brussels',
      acceptDownloads: false,
    })
    await context.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
    // Wails' own "reconnecting" overlay fails to mount in dev builds: the interface is not to tell it.
    await context.addInitScript(() => {
      addEventListener('error', (e) => {
        if (e.filename.includes('/wails/ipc.js')) e.stopImmediatePropagation()
      })
    })
    // As on a machine that answers late: a test waits for what it needs, or fails here.
    const lag = Number(process.env['FLORILEGE_E2E_LAG'] ?? 0)
    if (lag > 0)
      await context.routeWebSocket(/.*/, (page) => {
        const program = page.connectToServer()
        program.onMessage((message) => void setTimeout(() => page.send(message), lag))
      })
    const app = new BrowserApp(sandbox, dialogs, await context.newPage(), program)
    await app.page.goto(url)
    return app
  }

  /** Ends the program as a power cut would, then closes the page. */
  async kill(): Promise<void> {
    await this.program.kill()
    await this.page.context().close()
  }

  /** Closes the page, then the program. On failure a picture and the page's text are kept. */
  async close(failed: boolean): Promise<void> {
    if (failed) {
      const path = join(this.sandbox.artifacts, 'page.png')
      await this.page.screenshot({ path, timeout: 5_000 }).catch(() => undefined)
    }
    await this.page.context().close()
    await this.program.stop()
    if (!failed && this.pageErrors.length > 0) {
      throw new Error(`the page reported errors:\n${this.pageErrors.join('\n')}`)
    }
  }
}
