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
