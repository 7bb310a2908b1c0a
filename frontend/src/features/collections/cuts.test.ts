import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { renderIn } from '@/test/render'
import Cut from './Cut.svelte'
import { apart, laid } from './cuts'

test('what is printed has its brackets apart from words', () => {
  const words = 'Et la dame au bout du fil, elle m’a écouté.'
  expect(laid(words, [])).toBe(words)
  expect(laid(words, [{ start: 10, end: 25, text: '' }])).toBe('Et la dame […], elle m’a écouté.')
  expect(laid(words, [{ start: 10, end: 10, text: 'de la mutuelle' }])).toBe(
    'Et la dame [de la mutuelle] au bout du fil, elle m’a écouté.',
  )
  // As TestPrinted has them, of what the program prints.
  const cut = (start: number, end: number, text = '') => ({ start, end, text })
  expect(laid(words, [cut(0, 6), cut(25, 25, 'à Namur'), cut(27, 36)])).toBe(
    '[…] dame au bout du fil [à Namur], […] écouté.',
  )
  expect(laid(words, [cut(0, 3), cut(3, 3, 'hier')])).toBe(
    '[…] [hier] la dame au bout du fil, elle m’a écouté.',
  )
  expect(laid(words, [cut(0, 0, 'hier'), cut(3, 11)])).toBe(
    '[hier] Et […] au bout du fil, elle m’a écouté.',
  )
  expect(apart([{ start: 4, end: 9, text: '' }], { start: 9, end: 12 })).toBe(false)
  expect(apart([{ start: 4, end: 9, text: '' }], { start: 10, end: 12 })).toBe(true)
})

async function cutting() {
  const bridge = new FakeBridge({ open: true })
  const made = await bridge.addCollection('Rapport', everything)
  const { items } = await bridge.collection(made.id)
  const item = items.find((i) => i.quote)
  if (!item?.quote) throw new Error('no quote')
  const send = vi.spyOn(bridge, 'editWords')
  const onclose = vi.fn()
  renderIn(Cut, { bridge, props: { collection: made.id, item, onclose } })
  const words = await screen.findByLabelText<HTMLTextAreaElement>('Les paroles de l’extrait')
  const choose = (start: number, end: number) => {
    words.focus()
    words.setSelectionRange(start, end)
    words.dispatchEvent(new Event('select'))
  }
  return { made, item, send, onclose, choose }
}

test('a clarification is put in by Enter, and one left in its field when all is kept', async () => {
  const { made, item, send, choose } = await cutting()
  const field = screen.getByLabelText('Précision')
  choose(5, 5)
  await userEvent.type(field, 'hier{Enter}')
  expect(field).toHaveValue('')
  choose(8, 8)
  await userEvent.type(field, 'à Mons')
  await userEvent.click(screen.getByRole('button', { name: 'Garder' }))
  expect(send).toHaveBeenCalledWith(made.id, item.id, [
    { start: 5, end: 5, text: 'hier' },
    { start: 8, end: 8, text: 'à Mons' },
  ])
})

test('selected words are cut, and the edits are sent', async () => {
  const { made, item, send, onclose, choose } = await cutting()
  expect(screen.getByRole('button', { name: 'Couper […]' })).toBeDisabled()
  choose(0, 5)
  await userEvent.click(screen.getByRole('button', { name: 'Couper […]' }))
  await screen.findAllByText(/\[…\]/)
  await userEvent.click(screen.getByRole('button', { name: 'Garder' }))
  expect(send).toHaveBeenCalledWith(made.id, item.id, [{ start: 0, end: 5, text: '' }])
  expect(onclose).toHaveBeenCalled()
})
