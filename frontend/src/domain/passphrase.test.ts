import { expect, test } from 'vitest'
import { longEnough } from './passphrase'

test.each([
  ['', false],
  ['abcdefghijk', false],
  ['abcdefghijkl', true],
  ['            ', false],
  [' a     b     c ', false],
  ['mots du cisp', true],
  ['e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301', false],
  ['😀😀😀😀😀😀😀😀😀😀😀', false],
])('%j is long enough: %s', (passphrase, yes) => {
  expect(longEnough(passphrase)).toBe(yes)
})
