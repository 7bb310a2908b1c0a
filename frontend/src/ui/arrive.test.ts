import { expect, test } from 'vitest'
import { leaveTabs } from './arrive'

test('a tab lets go of the focus, a field does not', () => {
  document.body.innerHTML = '<button role="tab"></button><input>'
  for (const [selector, held] of [
    ['button', false],
    ['input', true],
  ] as const) {
    const element = document.querySelector<HTMLElement>(selector)
    element?.focus()
    leaveTabs()
    expect(document.activeElement === element, selector).toBe(held)
  }
})
