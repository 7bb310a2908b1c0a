import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const project = (name: string, files: string): { test: object } => ({
  test: {
    name,
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: [`e2e/${files}`],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // A state is awaited as patiently as Playwright awaits what it shows, not for one second.
    expect: { poll: { timeout: 30_000 } },
  },
})

export default defineConfig({
  test: {
    // Each test has a display, a bus and folders of its own, and mostly waits: two fit in two cores.
    maxWorkers: 2,
    projects: [
      project('browser', 'browser/**/*.test.ts'),
      project('window', 'window/**/*.test.ts'),
      project('screenshots', 'screenshots/**/*.shots.ts'),
      project('measures', 'measures/**/*.measure.ts'),
    ],
  },
})
