import { fileURLToPath } from 'node:url'

const fromRoot = (path: string): string =>
  fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** Absolute paths of what the end-to-end tests start and write. */
export const paths = {
  release: fromRoot('build/bin/florilege'),
  dev: fromRoot('build/bin/florilege-dev'),
  artifacts: fromRoot('build/bin/e2e-artifacts'),
  automationSource: fromRoot('frontend/e2e/window/automation.c'),
  automation: fromRoot('build/bin/automation.so'),
  screenshots: fromRoot('screenshots'),
  guide: fromRoot('docs/guide/images'),
  figures: fromRoot('bench'),
  chromium: process.env['FLORILEGE_CHROMIUM'] ?? '/usr/bin/chromium',
}
