import { expect } from 'vitest'
import { test as base } from '../harness/test'
import { keys } from './webdriver'

const test = base.override({ sample: true })

test('words are copied with their reference to the system’s clipboard', async ({ window }) => {
  const { driver } = window
  await window.waitFor('li[title="Tomasz, chantier bois"] button')
  await driver.press(keys.control, '2')
  await window.waitFor('.quote')
  await (await window.waitFor('.quote .verbatim')).click()
  await driver.press(keys.control, keys.shift, 'c')
  await window.waitUntil(`return /Copié avec la référence/.test(document.body.textContent)`)
  await driver.press(keys.control, keys.shift, 'f')
  await window.waitUntil(`return document.activeElement.matches('input[type=text]')`)
  await driver.press(keys.control, 'v')
  const pasted = () => driver.execute(`return document.activeElement.value`)
  await expect.poll(pasted).toMatch(/^«\u202f.+\u202f» — .+, tour \d+/)
})
