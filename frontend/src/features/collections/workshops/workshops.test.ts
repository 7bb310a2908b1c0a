import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { eventually } from '@/test/eventually'
import { renderIn } from '@/test/render'
import Collections from '../Collections.svelte'

async function opened() {
  const bridge = new FakeBridge({ open: true })
  const { id } = await bridge.addCollection('Cartes', everything)
  renderIn(Collections, { bridge })
  await userEvent.click(await screen.findByText('Cartes'))
  ;(await screen.findByRole('button', { name: '← Recueils' })).focus()
  await userEvent.keyboard('w')
  const dialog = await screen.findByRole('dialog')
  const name = await within(dialog).findByLabelText('Nom de l’atelier')
  await eventually(() => expect(name).toHaveFocus())
  await userEvent.keyboard('Mardi{Enter}')
  const pile = await within(dialog).findByLabelText('Tas, avec les mots des participants')
  await eventually(() => expect(pile).toHaveFocus())
  return { bridge, id, dialog, pile }
}

const piles = async (bridge: FakeBridge, id: string) => (await bridge.workshops(id))[0]?.piles

test('piles are entered by keys alone, and what cannot be is told at once', async () => {
  const { bridge, id, dialog, pile } = await opened()
  await userEvent.type(pile, 'Ça repart{Enter}')
  expect(within(dialog).getByLabelText('Cartes')).toHaveFocus()
  await userEvent.keyboard('1 3 3{Enter}')
  await within(dialog).findByText(/Cartes 1, 3 dans .*Ça repart/)
  expect(within(dialog).getByText(/Saisi deux fois.*3/)).toBeVisible()
  await userEvent.keyboard('{Enter}') // nothing more: the next pile
  await eventually(() => expect(pile).toHaveFocus())
  await userEvent.keyboard('Le corps{Enter}3 999{Enter}')
  await within(dialog).findByText(/Aucune carte de ce nom.*999/)
  expect(await piles(bridge, id)).toEqual([{ name: 'Ça repart', cards: [1, 3] }])
  await userEvent.clear(within(dialog).getByLabelText('Cartes'))
  await userEvent.keyboard('3{Enter}')
  await within(dialog).findByText(/Déjà dans un tas.*3 \(.*Ça repart/)
  await userEvent.click(within(dialog).getByRole('button', { name: 'Les prendre de leur tas' }))
  await eventually(async () =>
    expect(await piles(bridge, id)).toEqual([
      { name: 'Ça repart', cards: [1] },
      { name: 'Le corps', cards: [3] },
    ]),
  )
})

test('changing tabs by keys stays on the tabs', async () => {
  const { dialog } = await opened()
  within(dialog).getByRole('tab', { name: 'Saisir les tas' }).focus()
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}')
  await within(dialog).findByLabelText('Tas, avec les mots des participants')
  expect(within(dialog).getByRole('tab', { name: 'Saisir les tas' })).toHaveFocus()
})

test('piles are compared with the codes, and become codes in one step', async () => {
  const { bridge, id, dialog, pile } = await opened()
  const before = (await bridge.codes()).length
  await userEvent.type(pile, 'Ça repart{Enter}')
  await userEvent.keyboard('1 2{Enter}')
  await within(dialog).findByText(/Cartes 1, 2 dans/)
  await userEvent.click(within(dialog).getByRole('tab', { name: 'Comparer aux codes' }))
  const table = await within(dialog).findByRole('table')
  expect(within(table).getByRole('rowheader', { name: 'Ça repart' })).toBeVisible()
  expect(within(dialog).getByText(/^Accord/)).toHaveTextContent('0,31')
  await userEvent.click(within(dialog).getByRole('button', { name: 'En faire des codes' }))
  await eventually(async () => expect(await bridge.codes()).toHaveLength(before + 2))
  await bridge.undo()
  expect(await bridge.codes()).toHaveLength(before)
  expect(await piles(bridge, id)).toHaveLength(1)
})
