import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { fakeTroubles } from '@/bridge/fake/soundness'
import { renderIn } from '@/test/render'
import Soundness from './Soundness.svelte'

test('a sound file is told in a sentence', async () => {
  renderIn(Soundness, { bridge: new FakeBridge({ open: true }) })
  expect(await screen.findByText('Le fichier est sain.')).toBeVisible()
})

test('problems are told by what they touch, and lead to the repair', async () => {
  renderIn(Soundness, { bridge: new FakeBridge({ open: true, troubles: fakeTroubles }) })
  expect(await screen.findByText('6 problèmes')).toBeVisible()
  const titles = screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent)
  expect(titles).toEqual(['Farida, aidante', 'Bruno, chantier bois', 'Historique', 'Fichier'])
  expect(screen.getByText('Extrait : lecture impossible, 2 fois')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: /Réparer dans un nouveau fichier/ }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(await dialog.findByText(/Farida, aidante : son texte est relu/)).toBeVisible()
  expect(screen.getByText('Des pages ne veulent plus rien dire')).toBeInTheDocument()
  await userEvent.click(dialog.getByRole('button', { name: /Réparer dans un nouveau fichier/ }))
  expect(await dialog.findByRole('button', { name: 'Ouvrir le projet réparé' })).toBeVisible()
})
