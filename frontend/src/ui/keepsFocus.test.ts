import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventually } from '@/test/eventually'
import { keepsFocus } from './keepsFocus'

let box: HTMLElement
let leave: () => void
const button = (name: string) => document.getElementById(name) as HTMLElement

beforeEach(() => {
  box = document.createElement('div')
  box.innerHTML = '<p><button id="a"></button></p><p><button id="b"></button></p><button id="c">'
  document.body.append(box)
  leave = keepsFocus(box)
})

afterEach(() => {
  leave()
  box.remove()
})

test('what stands in the place of a row that went has the focus', async () => {
  button('a').focus()
  button('a').parentElement?.remove()
  await eventually(() => expect(button('b')).toHaveFocus())
  button('c').focus()
  button('c').remove()
  await eventually(() => expect(button('b')).toHaveFocus())
})

test('the focus stays where somebody put it', async () => {
  button('a').focus()
  button('c').focus()
  button('a').remove()
  await Promise.resolve()
  expect(button('c')).toHaveFocus()
})
