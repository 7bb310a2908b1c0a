import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { eventually } from '@/test/eventually'
import { renderIn } from '@/test/render'
import Sharing from './Sharing.svelte'

test('what the copy will hold follows the choices, and is what is asked for', async () => {
  const bridge = new FakeBridge({ open: true })
  const [first] = await bridge.testimonies()
  if (!first) throw new Error('the sample is empty')
  const share = vi.spyOn(bridge, 'share')
  renderIn(Sharing, { bridge })
  const holds = await screen.findByRole('region', { name: 'La copie contiendra' })
  expect(await within(holds).findByText(first.title)).toBeInTheDocument()
  await userEvent.click(await screen.findByRole('checkbox', { name: first.title }))
  await userEvent.click(screen.getByRole('button', { name: 'Faire la copie…' }))
  await screen.findByRole('dialog', { name: 'Copie faite' })
  const [path, choice] = share.mock.calls[0] ?? []
  expect(path).toMatch(/\.florilege$/)
  expect(choice).toMatchObject({ all: false, originals: false, history: false, passphrase: '' })
  expect(choice?.testimonies).not.toContain(first.id)
})

test('without a testimony, or with an empty passphrase, there is no copy to make', async () => {
  renderIn(Sharing)
  const make = screen.getByRole('button', { name: 'Faire la copie…' })
  await eventually(() => expect(make).toBeEnabled())
  await userEvent.click(screen.getByRole('checkbox', { name: /Une phrase de passe/ }))
  expect(make).toBeDisabled()
  await userEvent.type(
    screen.getByLabelText('Phrase de passe de la copie'),
    'quatre mots au hasard',
  )
  expect(make).toBeEnabled()
  await userEvent.click(screen.getByRole('button', { name: 'Aucun' }))
  expect(make).toBeDisabled()
})
