import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import App from '@/App.svelte'
import { FakeBridge } from '@/bridge/fake/fake'

test('what was opened since the window began is among the recent projects', async () => {
  const bridge = new FakeBridge({ settings: { recent: [] } })
  render(App, { bridge })
  await userEvent.click(await screen.findByRole('button', { name: 'Ouvrir l’exemple' }))
  await screen.findByRole('tab', { name: 'Lire' })
  await userEvent.keyboard('{Control>}k{/Control}')
  const palette = within(await screen.findByRole('dialog'))
  await userEvent.type(palette.getByRole('combobox'), 'fermer le projet{Enter}')
  expect(await screen.findByText('/home/camille/exemple.florilege')).toBeVisible()
})
