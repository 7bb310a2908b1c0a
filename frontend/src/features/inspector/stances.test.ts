import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { eventually } from '@/test/eventually'
import { renderIn } from '@/test/render'
import Inspector from './Inspector.svelte'
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
  renderIn(Stances, {
    bridge,
    props: { quote, onclick: () => undefined, onremove: () => undefined },
  })
  const line = await screen.findByRole('group', { name: 'Lien' })
  within(line).getByRole('button', { name: 'direct' }).focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(within(line).getByRole('button', { name: 'indirect' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await eventually(() => expect(set).toHaveBeenCalledOnce())
  const stored = await bridge.quote(quote.id)
  expect(stored.codings[0]?.stances).toHaveLength(1)
  const value = stored.codings[0]?.stances[0]
  const found = await bridge.quotes({ ...everything, stances: value ? [value] : [] })
  expect(found.quotes.map((q) => q.id)).toEqual([quote.id])
  await bridge.undo()
  expect((await bridge.quote(quote.id)).codings[0]?.stances).toEqual([])
})

test.each([false, true])(
  'a code is named once, whether codings are qualified (%s)',
  async (qualified) => {
    const bridge = new FakeBridge({ open: true })
    if (qualified) await bridge.setDimensions(dimensions)
    const quote = (await bridge.quotes(everything)).quotes.find((q) => q.codes.length === 1)
    const name = (await bridge.codes()).find((c) => c.id === quote?.codes[0])?.name ?? ''
    if (!quote) throw new Error('no quote')
    const taken = vi.spyOn(bridge, 'removeCode')
    renderIn(Inspector, { bridge, props: { quote } })
    if (qualified) await screen.findByRole('group', { name: 'Sens' })
    expect(await screen.findAllByRole('button', { name })).toHaveLength(1)
    expect(screen.queryAllByRole('button', { name: 'direct' })).toHaveLength(qualified ? 1 : 0)
    await userEvent.click(
      screen.getByRole('button', { name: new RegExp(`(Enlever|Retirer).*${name}`) }),
    )
    expect(taken).toHaveBeenCalledWith(quote.id, quote.codes[0])
  },
)
