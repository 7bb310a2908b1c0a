import { expect } from 'vitest'
import type { Page } from 'playwright-core'

/** Goes to a section of the safety place by its name in the list. */
export async function showSection(page: Page, name: string): Promise<void> {
  await page.locator('.seek').waitFor()
  if ((await page.locator('.safety').count()) === 0) await page.keyboard.press('Control+Shift+s')
  await page.locator('.safety nav').getByRole('button', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
}

/** Protects the open project with five words drawn at random; returns them and the recovery key. */
export async function protect(page: Page, during: () => Promise<void>): Promise<[string, string]> {
  await page.getByRole('button', { name: 'Protéger par une phrase de passe…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Proposer cinq mots au hasard' }).click()
  const field = dialog.getByLabel('Phrase de passe', { exact: true })
  await expect.poll(() => field.inputValue()).not.toBe('')
  const passphrase = await field.inputValue()
  await during()
  await dialog.getByRole('button', { name: 'Protéger', exact: true }).click()
  const key = await page.getByLabel('Clé de secours', { exact: true }).innerText()
  return [passphrase, key.trim().split(/\s+/).join(' ')]
}

/** Opens the dialog that erases a testimony of the library. */
export async function askToErase(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+Digit1')
  await page.locator(`li[title="${title}"] button`).first().click({ button: 'right' })
  await page.getByRole('menuitem', { name: /^Effacer définitivement/ }).click()
  await page.getByLabel('Raison de l’effacement').waitFor()
}
