import { configure, render, screen, within } from '@testing-library/svelte'
import events from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import App from '@/App.svelte'
import { FakeBridge } from '@/bridge/fake/fake'
import { eventually } from '@/test/eventually'

// A palette that is still closing takes the pointer for a moment.
const userEvent = events.setup({ pointerEventsCheck: 0 })

// The whole window is drawn, on machines that do other things.
configure({ asyncUtilTimeout: 8000 })

async function command(name: string) {
  await userEvent.keyboard('{Control>}k{/Control}')
  const palette = within(await screen.findByRole('dialog'))
  await userEvent.type(await palette.findByRole('combobox'), `${name}{Enter}`)
}

it('reads blind: no figure of the codebook, of the library or of the list tells of others', async () => {
  const bridge = new FakeBridge({ open: true })
  vi.spyOn(bridge, 'coders').mockResolvedValue({ me: 'Camille', names: ['Anouk', 'Camille'] })
  const listed = vi.spyOn(bridge, 'quotes')
  render(App, { props: { bridge } })
  const code = await screen.findByRole('treeitem', { name: /^Projet personnel/ })
  const title = screen.getByRole('listitem', { name: /^Amina/ })
  expect(code).toHaveTextContent(/\d/)
  expect(title).toHaveTextContent(/\d/)
  await command('À l’aveugle')
  await eventually(() => expect(code).not.toHaveTextContent(/\d/))
  expect(title).not.toHaveTextContent(/\d/)
  expect(screen.getByRole('contentinfo')).not.toHaveTextContent(/extrait/)
  await eventually(() => expect(listed.mock.lastCall?.[0].by).toBe('Camille'))
  await userEvent.click(screen.getByRole('tab', { name: 'Extraits' }))
  const heading = (await screen.findByRole('heading', { name: 'Extraits' })).parentElement
  await eventually(() => expect(heading).toHaveTextContent(/\d+ extraits/))
  expect(heading).not.toHaveTextContent(/ sur /)
  await userEvent.click(screen.getByRole('tab', { name: 'Lire' }))
  await command('Montrer les codages de tous')
  await eventually(() => expect(code).toHaveTextContent(/\d/))
  await eventually(() => expect(listed.mock.lastCall?.[0].by).toBe(''))
})

it('blind, deletes one’s own codings alone from the list, and says where those of others show', async () => {
  const bridge = new FakeBridge({ open: true })
  vi.spyOn(bridge, 'coders').mockResolvedValue({ me: 'Camille', names: ['Anouk', 'Camille'] })
  const removed = vi.spyOn(bridge, 'deleteQuotes')
  const told = vi.spyOn(bridge, 'history')
  render(App, { props: { bridge } })
  await screen.findByRole('treeitem', { name: /^Projet personnel/ })
  await command('À l’aveugle')
  await userEvent.click(screen.getByRole('tab', { name: 'Extraits' }))
  const list = await screen.findByRole('list', { name: 'Extraits' })
  expect(screen.queryByRole('note')).toBeNull()
  await eventually(() => expect(within(list).getAllByRole('listitem').length).toBeGreaterThan(1))
  await userEvent.click(within(list).getAllByRole('listitem')[0] ?? list)
  await userEvent.keyboard('{Delete}')
  await screen.findByText('Vos codages sont retirés : 1 extrait')
  expect(removed.mock.calls).toMatchObject([[[expect.any(String)], 'mine']])
  await userEvent.click(screen.getByRole('tab', { name: 'Recueils' }))
  expect(await screen.findByRole('note')).toHaveTextContent(/codages des autres/)
  await command('Historique')
  await eventually(() => expect(told.mock.lastCall?.[0]).toMatchObject({ by: 'Camille' }))
  expect(screen.queryByRole('note')).toBeNull()
  // What one does not see may repeat all the same.
  vi.spyOn(bridge, 'repeats').mockResolvedValue({ groups: [], inside: [] })
  await userEvent.click(screen.getByRole('tab', { name: 'Répétitions' }))
  await screen.findByText(/seuls vos extraits sont comparés/)
})
