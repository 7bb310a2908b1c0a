import { screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import Library from '@/features/library/Library.svelte'
import Quotes from '@/features/quotes/Quotes.svelte'
import { renderIn } from '@/test/render'

test('quotes are narrowed by a group, and the chip takes that back', async () => {
  const { quotes } = renderIn(Quotes)
  await waitFor(() => expect(quotes.total).toBeGreaterThan(0))
  const all = quotes.total
  await userEvent.click(await screen.findByRole('button', { name: 'Groupes et attributs' }))
  await userEvent.click(await screen.findByLabelText('MIRE'))
  await waitFor(() => expect(quotes.total).toBeLessThan(all))
  expect(screen.getByText(/Structure.: MIRE/)).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await userEvent.click(screen.getByRole('button', { name: /Structure.*MIRE/ }))
  await waitFor(() => expect(quotes.total).toBe(all))
})

test('the library is arranged by group', async () => {
  renderIn(Library)
  await userEvent.selectOptions(await screen.findByLabelText('Ranger par'), 'Vague')
  const heads = await screen.findAllByRole('heading', { level: 3 })
  expect(heads.map((h) => h.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
    'Hiver 1',
    'Été 2',
    '(sans valeur) 1',
  ])
})
