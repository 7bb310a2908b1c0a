import { screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import Library from '@/features/library/Library.svelte'
import People from '@/features/people/People.svelte'
import Quotes from '@/features/quotes/Quotes.svelte'
import Repeats from '@/features/repeats/Repeats.svelte'
import { renderIn } from '@/test/render'

test('quotes are narrowed by a group, and the chip takes that back', async () => {
  const { quotes } = renderIn(Quotes)
  await waitFor(() => expect(quotes.total).toBeGreaterThan(0))
  const all = quotes.total
  await userEvent.click(screen.getByRole('button', { name: 'Plus de filtres' }))
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

const choose = async (value: string) => {
  await userEvent.click(await screen.findByRole('button', { name: 'Groupes et attributs' }))
  await userEvent.click(await screen.findByLabelText(value))
}

test('repeats are narrowed to those that a group has a part in', async () => {
  renderIn(Repeats)
  await screen.findAllByText(/Bruno/)
  await choose('IDESS')
  await screen.findByText('Rien ne se répète parmi ces groupes.')
  expect(screen.queryByText(/Bruno/)).toBeNull()
  await userEvent.keyboard('{Escape}')
  await userEvent.click(screen.getByRole('button', { name: 'Montrer toutes les répétitions' }))
  await screen.findAllByText(/Bruno/)
})

test('codes by one group are counted within another', async () => {
  renderIn(People)
  await userEvent.click(await screen.findByRole('radio', { name: 'Tableau croisé' }))
  const total = async () =>
    [...(await screen.findByRole('row', { name: /^Tous les extraits/ })).querySelectorAll('td')]
      .map((cell) => Number(cell.textContent) || 0)
      .reduce((sum, n) => sum + n, 0)
  const all = await total()
  await userEvent.click(await screen.findByRole('button', { name: 'Groupes et attributs' }))
  await userEvent.selectOptions(await screen.findByLabelText('Attribut'), 'Vague')
  await userEvent.click(await screen.findByLabelText('Hiver'))
  await waitFor(async () => expect(await total()).toBeLessThan(all))
})
