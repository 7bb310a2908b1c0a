import { cleanup, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { eventually } from '@/test/eventually'
import { renderIn } from '@/test/render'
import Library from './Library.svelte'

test('choosing a testimony reads it', async () => {
  const { reading, view } = renderIn(Library)
  view.go('quotes')
  await userEvent.click(await screen.findByRole('button', { name: /Bruno, chantier bois/ }))
  await eventually(() => expect(reading.text?.testimony.title).toBe('Bruno, chantier bois'))
  expect(view.place).toBe('read')
})

const titles = () =>
  screen
    .getAllByRole('button')
    .map((b) => b.textContent ?? '')
    .filter((text) => /, |ronde/.test(text))
    .map((text) => text.trim().split(/[, ]/)[0])

test('it is put in order, narrowed by a group, and found so again', async () => {
  const bridge = new FakeBridge({ open: true })
  renderIn(Library, { bridge })
  await screen.findByText('Bruno, chantier bois')
  await userEvent.click(screen.getByRole('button', { name: 'Trier et filtrer' }))
  await userEvent.selectOptions(screen.getByLabelText('Trier par'), 'Nombre d’extraits')
  await waitFor(() => expect(titles()[0]).toBe('Fatou'))
  await userEvent.click(screen.getByRole('button', { name: 'Groupes et attributs' }))
  await userEvent.click(await screen.findByLabelText('MIRE'))
  await screen.findByText(/^\d+ sur 4$/)
  const kept = await bridge.library()
  expect(kept).toMatchObject({ order: 'quotes', where: [{ values: ['MIRE'] }] })
  cleanup()

  renderIn(Library, { bridge })
  await screen.findByText(/^\d+ sur 4$/)
  expect(screen.getByLabelText('Trier par')).toHaveValue('quotes')
  await userEvent.click(await screen.findByRole('button', { name: /Structure.*MIRE/ }))
  await waitFor(() => expect(titles()).toHaveLength(4))
})

test('a filter by an attribute that is gone narrows nothing', async () => {
  const bridge = new FakeBridge({ open: true })
  await bridge.arrangeLibrary({
    sections: 'gone',
    order: '',
    where: [{ attribute: 'gone', values: ['x'], except: false }],
  })
  renderIn(Library, { bridge })
  await screen.findByText('Bruno, chantier bois')
  await waitFor(() => expect(titles()).toHaveLength(4))
})

test('Tab stops at one title, and arrows go from one to the next', async () => {
  const { reading } = renderIn(Library)
  const first = await screen.findByRole('button', { name: /^Amina/ })
  const all = () => screen.getAllByRole('listitem').map((row) => row.querySelector('button'))
  expect(all().filter((b) => b?.tabIndex === 0)).toEqual([first])
  first.focus()
  await userEvent.keyboard('{ArrowDown}')
  await eventually(() => expect(all()[1]).toHaveFocus())
  await userEvent.keyboard('{End}')
  await eventually(() => expect(all().at(-1)).toHaveFocus())
  await userEvent.keyboard('{ArrowUp}{Enter}')
  await eventually(() => expect(reading.id).not.toBe(''))
  expect(all().filter((b) => b?.tabIndex === 0)).toHaveLength(1)
})
