import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { renderIn } from '@/test/render'
import type { Quote } from '@/bridge/types'
import { withQuoteIn } from './chain'
import Collections from './Collections.svelte'

async function laidOpen() {
  const bridge = new FakeBridge({ open: true })
  const { id } = await bridge.addCollection('Rapport', everything)
  const around = renderIn(Collections, { bridge })
  await userEvent.click(await screen.findByRole('button', { name: /^Rapport/ }))
  await userEvent.click(await screen.findByRole('radio', { name: 'Chaîne de résultats' }))
  const chain = async () => (await bridge.collection(id)).chain
  return { id, chain, ...around }
}

async function addRow(action: string) {
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter une ligne' }))
  await waitFor(() => {
    expect(document.activeElement?.tagName).toBe('TEXTAREA')
    expect(document.activeElement).toHaveValue('')
  })
  await userEvent.type(document.activeElement as HTMLElement, action)
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
}

test('a row is written with the keys: an action, a quote of the collection, an impact', async () => {
  const { chain } = await laidOpen()
  expect(screen.getByRole('button', { name: 'Exporter la chaîne…' })).toBeDisabled()
  await addRow('Mise en relation')
  await waitFor(async () => expect((await chain())[0]?.action.text).toBe('Mise en relation'))

  await userEvent.click(
    screen.getByRole('button', { name: /^Ajouter un extrait.: Résultats, ligne 1/ }),
  )
  const line = await screen.findByPlaceholderText('Mots, personne, témoignage…')
  await userEvent.type(line, '{Enter}')
  await waitFor(async () => expect((await chain())[0]?.result.quotes).toHaveLength(1))
  const quote = (await chain())[0]?.result.quotes[0]
  const cell = screen.getByRole('group', { name: 'Résultats, ligne 1' })
  expect(cell).toHaveTextContent(quote?.text.slice(0, 20) ?? '?')

  expect(screen.getByRole('button', { name: 'Exporter la chaîne…' })).toBeEnabled()
})

test('cells that are left one after another are all kept, however slow the storing is', async () => {
  const { chain, bridge } = await laidOpen()
  await addRow('Accueil')
  await waitFor(async () => expect((await chain())[0]?.action.text).toBe('Accueil'))
  const store = bridge.setChain.bind(bridge)
  vi.spyOn(bridge, 'setChain').mockImplementation(async (...to) => {
    await new Promise((done) => setTimeout(done, 60))
    return store(...to)
  })
  for (const [column, text] of [
    ['Actions', 'Accueil du matin'],
    ['Résultats', 'Oser demander'],
    ['Impacts', 'Confiance'],
  ] as const) {
    const group = screen.getByRole('group', { name: `${column}, ligne 1` })
    const cell = within(group).getByRole('textbox')
    await userEvent.clear(cell)
    await userEvent.type(cell, text)
    await userEvent.tab()
  }
  await waitFor(async () => {
    const [row] = await chain()
    const texts = [row?.action.text, row?.result.text, row?.impact.text]
    expect(texts).toEqual(['Accueil du matin', 'Oser demander', 'Confiance'])
  })
})

test('the table is written like a spreadsheet, faster than rows are stored', async () => {
  const { chain, bridge } = await laidOpen()
  const store = bridge.setChain.bind(bridge)
  vi.spyOn(bridge, 'setChain').mockImplementation(async (...to) => {
    await new Promise((done) => setTimeout(done, 60))
    return store(...to)
  })
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter une ligne' }))
  await userEvent.keyboard('Accueil{Tab}Oser demander{Tab}Confiance{Tab}Suivi{Enter}Bilan')
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}du mois{Tab}{Shift>}{Tab}{/Shift}, écrit{Enter}')
  await waitFor(async () =>
    expect((await chain()).map((l) => [l.action.text, l.result.text, l.impact.text])).toEqual([
      ['Accueil', 'Oser demander', 'Confiance'],
      ['Suivi', '', ''],
      ['Bilan\ndu mois, écrit', '', ''],
    ]),
  )
})

test('Enter stays in an empty last row, and Tab leaves the table from it', async () => {
  const { chain } = await laidOpen()
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter une ligne' }))
  await userEvent.keyboard('{Enter}')
  const group = (name: string) => screen.getByRole('group', { name })
  expect(within(group('Actions, ligne 1')).getByRole('textbox')).toHaveFocus()
  await userEvent.keyboard('{Tab}{Tab}')
  expect(within(group('Impacts, ligne 1')).getByRole('textbox')).toHaveFocus()
  await userEvent.keyboard('{Tab}{Tab}')
  expect(screen.getByRole('button', { name: 'Ajouter une ligne' })).toHaveFocus()
  expect(await chain()).toEqual([])
})

test('a key of the cell opens the quotes it can hold, and one writes on in it', async () => {
  const { chain } = await laidOpen()
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter une ligne' }))
  await userEvent.keyboard('Accueil{Alt>}{ArrowDown}{/Alt}')
  await screen.findByPlaceholderText('Mots, personne, témoignage…')
  await userEvent.keyboard('{Enter}')
  await waitFor(async () => expect((await chain())[0]?.action.quotes).toHaveLength(1))
  const cell = within(screen.getByRole('group', { name: 'Actions, ligne 1' })).getByRole('textbox')
  await waitFor(() => expect(cell).toHaveFocus())
  expect(cell).toHaveValue('Accueil')
})

test('rows move by keys, and go', async () => {
  const { chain } = await laidOpen()
  await addRow('Accueil')
  await waitFor(async () => expect((await chain())[0]?.action.text).toBe('Accueil'))
  await addRow('Suivi')
  await waitFor(async () => expect((await chain())[1]?.action.text).toBe('Suivi'))
  const handle = await screen.findByRole('button', { name: 'Déplacer la ligne 2' })
  handle.focus()
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
  await waitFor(async () =>
    expect((await chain()).map((l) => l.action.text)).toEqual(['Suivi', 'Accueil']),
  )
  await userEvent.click(screen.getByRole('button', { name: 'Retirer la ligne 1' }))
  await waitFor(async () => expect((await chain()).map((l) => l.action.text)).toEqual(['Accueil']))
})

test('the diagram is drawn beside the table, and leaves in formats of its own', async () => {
  const { bridge, exports } = await laidOpen()
  const preview = vi.spyOn(bridge, 'previewExport')
  await addRow('Accueil')
  await waitFor(() => expect(preview.mock.lastCall?.[0].format).toBe('chain-pdf'))
  await userEvent.click(screen.getByRole('button', { name: 'Exporter la chaîne…' }))
  await waitFor(() => expect(exports.pending?.request.format).toBe('chain-docx'))
})

test('a quote goes to another column of its row, and stands there once', () => {
  const cell = (...ids: string[]) => ({ text: '', quotes: ids.map((id) => ({ id })) as Quote[] })
  const chain = [{ id: 'l', action: cell(), result: cell('a', 'b'), impact: cell('b') }]
  const [moved] = withQuoteIn(chain, 'l', 'result', 'impact', 'b')
  expect(moved).toMatchObject({ result: { quotes: ['a'] }, impact: { quotes: ['b'] } })
  const [other] = withQuoteIn(chain, 'l', 'result', 'action', 'a')
  expect(other).toMatchObject({ action: { quotes: ['a'] }, result: { quotes: ['b'] } })
})
