import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { test as base, type TestContext } from 'vitest'
import { RealWindow } from '../window/real-window'
import { BrowserApp, launchChromium } from './browser-app'
import { Sandbox } from './sandbox'

interface Fixtures {
  browser: Browser
  /** Arguments the program is started with. */
  args: string[]
  /** Whether the sample project is made and opened, at documents/sample.florilege. */
  sample: boolean
  app: BrowserApp
  window: RealWindow
}

type Task = TestContext['task']

/** Makes the sample project if it is wanted; what the program is started with. */
async function prepared(sandbox: Sandbox, args: string[], sample: boolean): Promise<string[]> {
  if (!sample) return args
  const project = join(sandbox.documents, 'sample.florilege')
  await sandbox.florilege('sample', project, '--by', 'Camille')
  return [...args, project]
}

const failed = (task: Task) => (): boolean => task.result?.state === 'fail'

/**
 * A test that asks for `app` gets the dev build in Chromium; one that asks for `window` gets
 * the release binary in its own window. Each has a sandbox of its own.
 */
export const test = base.extend<Fixtures>({
  browser: [
    // eslint-disable-next-line no-empty-pattern -- vitest reads the pattern
    async ({}, use) => {
      const browser = await launchChromium()
      await use(browser)
      await browser.close()
    },
    { scope: 'file' },
  ],
  args: [],
  sample: false,
  app: async ({ task, browser, args, sample }, use) => {
    await Sandbox.during(task.name, failed(task), async (sandbox) => {
      const app = await BrowserApp.start(sandbox, browser, await prepared(sandbox, args, sample))
      await use(app)
      await app.close(failed(task)())
    })
  },
  window: async ({ task, args, sample }, use) => {
    await Sandbox.during(task.name, failed(task), async (sandbox) => {
      const window = await RealWindow.open(sandbox, await prepared(sandbox, args, sample))
      await use(window)
      await window.close(failed(task)())
    })
  },
})

/** A test that starts its own programs gets a `sandbox` only. */
export const sandboxed = test.extend<{ sandbox: Sandbox }>({
  sandbox: async ({ task }, use) => {
    await Sandbox.during(task.name, failed(task), use)
  },
})
