import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { renderIn } from '@/test/render'
import Library from './Library.svelte'

test('choosing a testimony reads it', async () => {
  const { reading, view } = renderIn(Library)
  view.go('quotes')
  await userEvent.click(await screen.findByRole('button', { name: /Bruno, chantier bois/ }))
  await vi.waitFor(() => expect(reading.text?.testimony.title).toBe('Bruno, chantier bois'))
  expect(view.place).toBe('read')
})
