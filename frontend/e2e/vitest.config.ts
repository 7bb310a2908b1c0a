import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const project = (name: string, files: string): { test: object } => ({
  test: {
    name,
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: [`e2e/${files}`],
    environment: 'node',
    testTimeout: 300_000,
    hookTimeout: 60_000,
    // A state is awaited as patiently as Playwright awaits what it shows, not for one second.
    expect: { poll: { timeout: 30_000 } },
  },
})

export default defineConfig({
  test: {
    // Each test starts a program, a display and a browser: one at a time on a small machine.
    fileParallelism: false,
    projects: [
      project('browser', 'browser/**/*.test.ts'),
      project('window', 'window/**/*.test.ts'),
      project('screenshots', 'screenshots/**/*.shots.ts'),
      project('measures', 'measures/**/*.measure.ts'),
    ],
  },
})
