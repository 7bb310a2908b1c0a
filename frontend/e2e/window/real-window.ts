import { execFileSync } from 'node:child_process'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { paths } from '../harness/paths'
import type { Program } from '../harness/program'
import type { Sandbox } from '../harness/sandbox'
import { accepts, freePort, until } from '../harness/wait'
import { GtkDialogs } from './gtk-dialogs'
import { WebDriver, type WebElement } from './webdriver'

const modified = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Compiles the preload library if it is missing or older than its source. */
function buildAutomation(): void {
  if (modified(paths.automation) > modified(paths.automationSource)) return
  const flags = execFileSync('pkg-config', ['--cflags', '--libs', 'webkit2gtk-4.1'])
  const output = ['-shared', '-fPIC', '-Wall', '-Wextra', '-Werror', '-o', paths.automation]
  execFileSync('gcc', [...output, paths.automationSource, ...String(flags).trim().split(/\s+/)])
}

/** The release binary in its own WebKitGTK window, driven through WebKitWebDriver. */
export class RealWindow {
  private constructor(
    readonly sandbox: Sandbox,
    readonly driver: WebDriver,
    readonly dialogs: GtkDialogs,
    readonly program: Program,
    private readonly driverProgram: Program,
  ) {}

  static async open(sandbox: Sandbox, args: string[] = []): Promise<RealWindow> {
    buildAutomation()
    const inspector = await freePort()
    const program = sandbox.start(paths.release, args, {
      LD_PRELOAD: paths.automation,
      WEBKIT_INSPECTOR_SERVER: `127.0.0.1:${inspector}`,
    })
    await until('the window can be driven', async () => {
      if (!program.alive) throw new Error('florilege ended while starting')
      return accepts(inspector)
    })
    const port = await freePort()
    const driverProgram = sandbox.start('WebKitWebDriver', [
      `--port=${port}`,
      `--target=127.0.0.1:${inspector}`,
    ])
    const driver = new WebDriver(`http://127.0.0.1:${port}`)
    await until('the driver is ready', () => driver.ready())
    // Right after a window was killed, WebKit can take some seconds to make the page of the next
    // one. The driver then gives its session up: another one is asked for.
    let taken = false
    await until('the page answers', async () => {
      if (!taken) await driver.open()
      taken = true
      try {
        return await driver.execute('return true')
      } catch (error) {
        taken = !String(error).includes('invalid session id')
        throw error
      }
    })
    return new RealWindow(sandbox, driver, new GtkDialogs(sandbox), program, driverProgram)
  }

  /** Waits for an element; fails after a minute. */
  waitFor(selector: string): Promise<WebElement> {
    return until(`${selector} appears`, () => this.driver.find(selector))
  }

  /** Waits until the script, the body of a function, returns something that is not falsy. */
  async waitUntil(script: string): Promise<void> {
    await until(script, async () => Boolean(await this.driver.execute(script)))
  }

  /** Keeps a picture of the page if the test failed, then ends the driver and the window. */
  async close(failed: boolean): Promise<void> {
    if (failed && this.program.alive) {
      const save = (png: Buffer): void =>
        writeFileSync(join(this.sandbox.artifacts, 'window.png'), png)
      await this.driver.screenshot().then(save, () => undefined)
    }
    await this.driverProgram.stop()
    await this.program.stop()
  }
}
