import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import App from '@/App.svelte'
import { FakeBridge } from '@/bridge/fake/fake'

const path = '/home/camille/Études/les-mots-du-cisp.florilege'

/** The dialog of a project that does not open because of damage. */
async function damaged(bridge: FakeBridge) {
  render(App, { bridge })
  await userEvent.click(await screen.findByRole('button', { name: /^Les mots du CISP/ }))
  return within(await screen.findByRole('dialog', { name: /est abîmé/ }))
}

test('a damaged project offers its newest backup that can be read', async () => {
  const bridge = new FakeBridge({ damaged: [path] })
  const [first] = bridge.backups.items
  const why = { code: 'damaged', message: 'x', subject: 'b.florilege', detail: '' }
  bridge.unreadable.set(first?.name ?? '', why)
  const restore = vi.spyOn(bridge, 'restoreBackup')
  const dialog = await damaged(bridge)
  const offer = within(await dialog.findByRole('region', { name: /La dernière sauvegarde/ }))
  // Not the newest of all, which is damaged itself.
  expect(offer.getByText('14 témoignages · 58 extraits · 30 codes')).toBeVisible()
  expect(offer.getByText(/Dernier changement.*Codé.*Prendre confiance/)).toBeVisible()
  await userEvent.click(offer.getByRole('button', { name: 'Ouvrir cette sauvegarde' }))
  expect(await screen.findByRole('tab', { name: 'Lire' })).toBeVisible()
  expect(restore.mock.calls[0]?.slice(0, 2)).toEqual([path, bridge.backups.items[1]?.name])
})

test('the repair takes what is missing from that backup, if one agrees', async () => {
  const bridge = new FakeBridge({ damaged: [path] })
  const repair = vi.spyOn(bridge, 'repair')
  const dialog = await damaged(bridge)
  expect(await dialog.findByText(/41 extraits/)).toBeVisible()
  await userEvent.click(
    await dialog.findByRole('button', { name: 'Compléter avec cette sauvegarde' }),
  )
  expect(await dialog.findByText(/· 42 extraits/)).toBeVisible()
  expect(dialog.getByText(/^Complété avec la sauvegarde du 14 mars 2026/)).toBeVisible()
  await userEvent.click(dialog.getByRole('button', { name: /Réparer dans un nouveau fichier/ }))
  expect(await dialog.findByRole('button', { name: 'Ouvrir le projet réparé' })).toBeVisible()
  expect(repair.mock.calls[0]?.[2]).toBe(bridge.backups.items[0]?.name)
})

test('without a backup there is nothing to offer', async () => {
  const bridge = new FakeBridge({ damaged: [path] })
  bridge.backups = { ...bridge.backups, items: [], bytes: 0 }
  const dialog = await damaged(bridge)
  expect(await dialog.findByText(/41 extraits/)).toBeVisible()
  expect(dialog.queryByRole('region', { name: /La dernière sauvegarde/ })).toBeNull()
  expect(dialog.getByRole('button', { name: /Compléter avec une autre copie/ })).toBeVisible()
})
