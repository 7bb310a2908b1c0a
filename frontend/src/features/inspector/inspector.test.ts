import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { everything } from '@/bridge/filter'
import { BridgeError } from '@/bridge/error'
import { FakeBridge } from '@/bridge/fake/fake'
import { eventually } from '@/test/eventually'
import { renderIn } from '@/test/render'
import Inspector from './Inspector.svelte'

async function open(words: string) {
  const bridge = new FakeBridge({ open: true })
  const quote = (await bridge.quotes(everything)).quotes.find((q) => q.text.includes(words))
  if (!quote) throw new Error(`no quote says ${words}`)
  return { ...renderIn(Inspector, { bridge, props: { quote } }), quote }
}

test('a memo is stored as one leaves it', async () => {
  const { bridge, quote } = await open('fierté')
  await userEvent.type(screen.getByRole('textbox', { name: 'Mémo' }), 'à relire')
  await userEvent.tab()
  await eventually(async () => expect((await bridge.quote(quote.id)).memo).toBe('à relire'))
})

test('a memo that cannot be stored stays on screen with the reason', async () => {
  const { bridge } = await open('fierté')
  vi.spyOn(bridge, 'editQuoteMemo').mockRejectedValue(new BridgeError('unwritable', 'disk full'))
  await userEvent.type(screen.getByRole('textbox', { name: 'Mémo' }), 'à relire')
  await userEvent.tab()
  expect(await screen.findByRole('alert')).toBeInTheDocument()
  expect(screen.getByRole('textbox', { name: 'Mémo' })).toHaveValue('à relire')
})

test('a code is taken off', async () => {
  const { bridge, quote } = await open('J’osais pas dire non')
  await userEvent.click(await screen.findByRole('button', { name: 'Retirer Oser communiquer' }))
  await eventually(async () => expect((await bridge.quote(quote.id)).codes).toHaveLength(1))
})

test('without a quote, the facts of the testimony are there to change', async () => {
  const { bridge, reading } = renderIn(Inspector)
  const [first] = await bridge.testimonies()
  await reading.open(first?.id ?? '')
  const title = await screen.findByRole('textbox', { name: 'Titre' })
  await userEvent.clear(title)
  await userEvent.type(title, 'Amina, mars{Tab}')
  await eventually(async () => expect((await bridge.testimonies())[0]?.title).toBe('Amina, mars'))
})
