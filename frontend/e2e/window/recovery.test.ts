import { join } from 'node:path'
import { expect } from 'vitest'
import { test as base } from '../harness/test'
import { keys } from './webdriver'

const test = base.override({ sample: true })

/** A script that clicks the button of this name, and tells whether it was there. */
const click = (name: string) => `
  const button = [...document.querySelectorAll('button')].find((b) =>
    b.textContent.trim().startsWith(${JSON.stringify(name)}))
  if (!button || button.disabled) return false
  button.click()
  return true`

test('the recovery key is saved as a PDF', async ({ window }) => {
  const { driver, dialogs, sandbox } = window
  await window.waitFor('.seek')
  await driver.press(keys.control, keys.shift, 's')
  await window.waitUntil(click('Protection'))
  await window.waitUntil(click('Protéger par une phrase de passe'))
  await window.waitUntil(click('Proposer cinq mots'))
  await window.waitUntil(`return document.querySelector('#protect input').value !== ''`)
  await driver.execute(`document.querySelector('button[form=protect]').click()`)
  await window.waitFor('.recovery .key')
  const key = await driver.execute(
    `return document.querySelector('.recovery .key').innerText.trim().split(/\\s+/).join(' ')`,
  )
  expect(key).toMatch(/^(\w{4} ){7}\w{4}$/)

  const sheet = join(sandbox.documents, 'cle.pdf')
  await window.waitUntil(click('Enregistrer en PDF'))
  await dialogs.choose('Où enregistrer la clé de secours', sheet)
  await window.waitFor('.saved')
  const read = await sandbox.run('pdftotext', '-raw', '-enc', 'UTF-8', sheet, '-')
  expect(read.stdout.replaceAll(/\s+/g, ' ')).toContain(key)

  // A driven page does not print (WebKit leaves window.print() out): that is tried by hand.
  await driver.execute(`document.querySelector('.recovery input[type=checkbox]').click()`)
  await window.waitUntil(click('Terminer'))
  await window.waitUntil(`return document.querySelector('.recovery') === null`)
})
