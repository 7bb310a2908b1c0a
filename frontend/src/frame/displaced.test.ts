import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import App from '@/App.svelte'
import { BridgeError } from '@/bridge/error'
import { FakeBridge } from '@/bridge/fake/fake'
import { vanished } from '@/bridge/fake/saving'

afterEach(() => vi.useRealTimers())

async function opened(bridge: FakeBridge) {
  render(App, { bridge })
  await screen.findByRole('tab', { name: 'Lire' })
}

const notice = () => screen.findByText('Le fichier du projet n’est plus là.')

test('a file that vanished is noticed when one comes back, backed up, and left by a copy', async () => {
  const bridge = new FakeBridge({ open: true })
  const backUp = vi.spyOn(bridge, 'backUpNow')
  await opened(bridge)
  expect(screen.queryByText('Le fichier du projet n’est plus là.')).toBeNull()
  bridge.displaced = vanished
  window.dispatchEvent(new Event('focus'))
  await notice()
  expect(await screen.findByText(/est aussi dans les sauvegardes/)).toBeVisible()
  expect(backUp).toHaveBeenCalledOnce()
  const banner = within(await screen.findByRole('alert'))
  await userEvent.click(banner.getByRole('button', { name: 'Enregistrer une copie…' }))
  const copy = '/home/camille/les-mots-du-cisp (copie).florilege'
  await waitFor(() => expect(bridge.written).toEqual([copy]))
  // Work goes on in the copy, which is where it should be.
  expect(await screen.findByText('Vous travaillez maintenant dans la copie.')).toBeVisible()
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  expect((await bridge.status()).project?.path).toBe(copy)
})

test('it is looked at each minute, and said no more once the file is back', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const bridge = new FakeBridge({ open: true })
  await opened(bridge)
  bridge.displaced = { ...vanished, code: 'replaced' }
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await screen.findByText('Un autre fichier a pris la place du projet.')).toBeVisible()
  bridge.displaced = null
  await vi.advanceTimersByTimeAsync(60_000)
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
})

test('a change that could not be saved says so, and the notice what to do', async () => {
  const bridge = new FakeBridge({ open: true })
  await opened(bridge)
  bridge.displaced = vanished
  const { code, message, subject, detail } = vanished
  // What a browser tells of a promise that nobody caught, which jsdom does not.
  const reason = new BridgeError(code, message, subject, detail)
  window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason }))
  expect(await screen.findByText('Ce changement n’a pas été enregistré.')).toBeVisible()
  await notice()
})

test('a copy is saved by a command, and the project stays open', async () => {
  const bridge = new FakeBridge({ open: true })
  await opened(bridge)
  const before = (await bridge.status()).project?.path
  await userEvent.keyboard('{Control>}k{/Control}')
  const palette = within(await screen.findByRole('dialog'))
  await userEvent.type(palette.getByRole('combobox'), 'enregistrer une copie{Enter}')
  expect(await screen.findByText('La copie est enregistrée, relue et saine.')).toBeVisible()
  expect((await bridge.status()).project?.path).toBe(before)
  await userEvent.click(screen.getByRole('button', { name: 'L’ouvrir' }))
  await waitFor(async () => expect((await bridge.status()).project?.path).toBe(bridge.written[0]))
})
