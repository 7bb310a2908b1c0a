import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { renderIn } from '@/test/render'
import Stances from './Stances.svelte'

const dimensions = [
  { id: '', name: 'Lien', values: ['direct', 'indirect'].map((name) => ({ id: '', name })) },
  { id: '', name: 'Sens', values: ['positif', 'négatif'].map((name) => ({ id: '', name })) },
]

test('a coding is qualified with keys, and once more takes it off', async () => {
  const bridge = new FakeBridge({ open: true })
  await bridge.setDimensions(dimensions)
  const quote = (await bridge.quotes(everything)).quotes.find((q) => q.codes.length === 1)
  if (!quote) throw new Error('no quote')
  const set = vi.spyOn(bridge, 'setStance')
  renderIn(Stances, { bridge, props: { quote } })
  const line = await screen.findByRole('group', { name: 'Lien' })
  within(line).getByRole('button', { name: 'direct' }).focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(within(line).getByRole('button', { name: 'indirect' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(set).toHaveBeenCalledOnce())
  const stored = await bridge.quote(quote.id)
  expect(stored.codings[0]?.stances).toHaveLength(1)
  const value = stored.codings[0]?.stances[0]
  const found = await bridge.quotes({ ...everything, stances: value ? [value] : [] })
  expect(found.quotes.map((q) => q.id)).toEqual([quote.id])
  await bridge.undo()
  expect((await bridge.quote(quote.id)).codings[0]?.stances).toEqual([])
})

test('without dimensions and other coders nothing is shown', async () => {
  const bridge = new FakeBridge({ open: true })
  const quote = (await bridge.quotes(everything)).quotes.find((q) => q.codes.length === 1)
  if (!quote) throw new Error('no quote')
  renderIn(Stances, { bridge, props: { quote } })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(screen.queryByRole('region')).toBeNull()
})
