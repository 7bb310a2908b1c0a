import { expect } from 'vitest'
import { test } from '../harness/test'

test('the interface starts in a browser', async ({ app }) => {
  await app.page.getByRole('heading', { level: 1 }).first().waitFor()
  expect(await app.page.title()).toContain('Florilège')
})
