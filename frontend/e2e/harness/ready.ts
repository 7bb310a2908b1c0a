import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Waits for the start screen, whose keys and buttons open and make projects. */
export const started = (page: Page): Promise<void> =>
  page.getByRole('button', { name: /Ouvrir…/ }).waitFor()

/** Opens a testimony from the list, and waits until it is the one read. */
export async function read(page: Page, title: RegExp): Promise<void> {
  await page.getByRole('button', { name: title }).first().click()
  await reads(page, title)
}

/** Waits until a testimony is read: its title stands over its words, and the keys act in it. */
export async function reads(page: Page, title: RegExp): Promise<void> {
  await page.locator('.reader-title').getByRole('heading', { name: title }).waitFor()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.className ?? ''))
    .toContain('cm-content')
}

/** Waits until the quotes of the testimony being read are there. */
export const quoted = (page: Page): Promise<void> =>
  page
    .locator('.reader-title')
    .getByText(/[1-9]\d* extraits?$/)
    .waitFor()

/** Runs a verb of the palette, found by some words of it, once it is the one offered. */
export async function run(page: Page, words: string, verb: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const palette = page.locator('.command-palette')
  await palette.getByRole('combobox').fill(words)
  await palette.getByRole('option', { name: new RegExp(`^${verb}`), selected: true }).waitFor()
  await page.keyboard.press('Enter')
}
