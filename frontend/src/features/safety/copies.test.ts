import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { renderIn } from '@/test/render'
import Compaction from './Compaction.svelte'
import Copies from './Copies.svelte'

const many = () => renderIn(Copies, { bridge: new FakeBridge({ open: true, beside: 'many' }) })
const first = (list: HTMLElement[]) => list[0] as HTMLElement
const compare = (name: RegExp) => screen.findByRole('button', { name })

test('a project that stands alone says so, and offers another file', async () => {
  const { bridge } = renderIn(Copies)
  expect(await screen.findByText('Aucune autre copie dans ce dossier')).toBeVisible()
  vi.spyOn(bridge, 'pickOpen').mockResolvedValue('/tmp/ailleurs.florilege')
  await userEvent.click(
    first(screen.getAllByRole('button', { name: 'Comparer un autre fichier…' })),
  )
  expect(await screen.findByRole('alert')).toHaveTextContent('Étude voisine')
})

test('copies are told apart: who made them, and what is wrong with them', async () => {
  many()
  expect(await screen.findByText('Copie en conflit faite par Nextcloud')).toBeVisible()
  expect(screen.getByText('Copie en conflit faite par OneDrive (PORTABLE)')).toBeVisible()
  expect(screen.getByText(/13 mars 2026 à 18:42/)).toBeVisible()
  expect(screen.getByText(/est abîmé/)).toBeVisible()
  expect(screen.getByText(/dossier synchronisé \(Nextcloud\)/)).toBeVisible()
})

test('a comparison says what differs, and brings over what is ticked', async () => {
  const { bridge, toasts } = many()
  const bring = vi.spyOn(bridge, 'bringOver')
  await userEvent.click(await compare(/^Comparer .*conflicted/))
  expect(await screen.findByText(/modifiés chacun de leur côté/)).toBeVisible()
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
  expect(screen.getByText(/Codé : Prendre confiance \(Camille\)/)).toBeVisible()

  await userEvent.click(screen.getByRole('checkbox', { name: /^Tout reprendre.: 1 témoignage$/ }))
  await userEvent.click(screen.getByRole('button', { name: /^12 extraits/ }))
  const quotes = screen.getByText(/Supprimé dans la copie/).closest('ul') as HTMLElement
  expect(within(quotes).getByText(/et 6 autres/)).toBeVisible()
  expect(within(quotes).getAllByRole('checkbox')).toHaveLength(5)
  await userEvent.click(first(within(quotes).getAllByRole('checkbox')))
  await userEvent.click(first(screen.getAllByRole('radio', { name: 'Prendre l’autre' })))
  await userEvent.click(screen.getByRole('button', { name: 'Reprendre 13 éléments ici' }))
  expect(bring.mock.calls[0]?.[2]).toMatchObject({
    leaveKinds: ['testimonies'],
    leave: [{ kind: 'quotes' }],
    take: [{ kind: 'codes', id: 'Estime de soi' }],
  })
  expect(await screen.findByText(/1 élément n’a pas pu être repris/)).toBeVisible()
  expect(toasts.list.at(-1)?.text).toMatch(/repris/)
  await waitFor(() => expect(screen.queryByText('Ce que cette copie a de plus')).toBeNull())
})

test('a copy that another passphrase protects asks for it', async () => {
  many()
  await userEvent.click(await compare(/^Comparer .*PORTABLE/))
  const field = await screen.findByLabelText('Phrase de passe de cette copie')
  await userEvent.type(field, 'autre chose{Enter}')
  expect(await screen.findByText(/n’ouvre pas/)).toBeVisible()
  await userEvent.clear(field)
  await userEvent.type(field, 'quatre mots au hasard{Enter}')
  expect(await screen.findByText(/chacun de leur côté/)).toBeVisible()
})

test('an earlier version has nothing to bring', async () => {
  many()
  await userEvent.click(await compare(/^Comparer .* - Copie/))
  expect(
    await screen.findByText(/version plus ancienne.: ce projet a 3 modifications de plus/),
  ).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Reprendre/ })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: /Toutes les copies/ }))
  expect(await screen.findByText('Copie en conflit faite par Nextcloud')).toBeVisible()
})

test('compaction is offered where it is worth it', async () => {
  renderIn(Compaction)
  expect(await screen.findByText('Pas de place à gagner')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Compacter' })).toBeNull()
})

test('compaction says what it gave back', async () => {
  const { toasts } = renderIn(Compaction, { bridge: new FakeBridge({ open: true, slack: true }) })
  await userEvent.click(await screen.findByRole('button', { name: 'Compacter' }))
  expect(await screen.findByText('Pas de place à gagner')).toBeVisible()
  expect(toasts.list[0]?.text).toMatch(/prenait 48.Mo.*maintenant 17.Mo/)
})
