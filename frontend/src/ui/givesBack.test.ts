import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { givesBack } from './givesBack'

let leave: () => void
const at = (id: string) => document.getElementById(id) as HTMLElement

beforeEach(() => {
  document.body.innerHTML = `
    <button id="text"></button>
    <div id="panel"><button id="stance"></button><textarea id="memo"></textarea></div>`
  leave = givesBack(at('panel'))
})

afterEach(() => {
  leave()
  document.body.innerHTML = ''
})

test('Escape leaves a panel for what had the focus before it, wherever one went in it', async () => {
  at('text').focus()
  at('stance').focus()
  at('memo').focus()
  await userEvent.keyboard('{Escape}')
  expect(at('text')).toHaveFocus()
})

test('an Escape that something in the panel took closes that only', async () => {
  at('text').focus()
  at('memo').focus()
  at('memo').addEventListener('keydown', (e) => e.preventDefault(), { once: true })
  await userEvent.keyboard('{Escape}')
  expect(at('memo')).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  expect(at('text')).toHaveFocus()
})
