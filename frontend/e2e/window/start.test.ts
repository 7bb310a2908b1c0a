import { expect } from 'vitest'
import { test } from '../harness/test'

test('the release binary opens its window', async ({ window }) => {
  await window.waitFor('h1')
  expect(await window.driver.title()).toContain('Florilège')
})
