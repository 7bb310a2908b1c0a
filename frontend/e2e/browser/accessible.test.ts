import { expect } from 'vitest'
import { BrowserApp } from '../harness/browser-app'
import { richSample } from '../harness/richSample'
import { sandboxed as test } from '../harness/test'
import { Walk } from '../harness/walk/walk'
import { walkThrough } from '../harness/walk/walkThrough'

test(
  'every place and dialog, in both languages and both themes',
  { timeout: 600_000 },
  async ({ sandbox, browser }) => {
    const app = await BrowserApp.start(sandbox, browser, [await richSample(sandbox)])
    const found: string[] = []
    try {
      for (const language of ['fr', 'en'] as const) {
        const walk = new Walk(app.page, app.dialogs, sandbox, language)
        await walkThrough(walk)
        found.push(...walk.found)
        console.log(`${language}: axe-core looked ${walk.looks} times`)
      }
    } finally {
      await app.close(found.length > 0)
    }
    expect(found.join('\n')).toBe('')
  },
)
