import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { late } from '@/test/late'
import { renderIn } from '@/test/render'
import People from './People.svelte'

const cell = (row: number, column: number) => {
  const found = document.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)
  if (!found) throw new Error(`no cell ${row}, ${column}`)
  return found
}

async function open(of: 'Témoignages' | 'Participants' = 'Participants') {
  const bridge = new FakeBridge({ open: true })
  const surroundings = renderIn(People, { bridge })
  await userEvent.click(await screen.findByRole('radio', { name: of }))
  await screen.findByRole('grid', { name: of })
  await waitFor(() => cell(0, 2))
  return surroundings
}

/** Goes to a cell as a click does. */
async function at(row: number, column: number) {
  await fireEvent.pointerDown(cell(row, column), { button: 0 })
  await waitFor(() => expect(cell(row, column)).toHaveFocus())
}

function paste(text: string) {
  const field = screen.getByLabelText('Presse-papiers du tableau')
  return fireEvent.paste(field, { clipboardData: { getData: () => text } })
}

test('keys move, write and come back down', async () => {
  const { bridge } = await open()
  await at(0, 0)
  await userEvent.keyboard('{ArrowDown}{ArrowRight}')
  await waitFor(() => expect(cell(1, 1)).toHaveFocus())
  await userEvent.keyboard('Mons{Enter}')
  await waitFor(() => expect(cell(1, 1)).toHaveTextContent('Mons'))
  await waitFor(() => expect(cell(2, 1)).toHaveFocus())
  const bruno = (await bridge.participants()).find((p) => p.name === 'Bruno')
  expect(bruno?.values.map((v) => v.text)).toContain('Mons')
})

test('a cell that cannot be read says so and keeps what was written', async () => {
  const { bridge } = await open()
  await at(0, 0)
  await userEvent.keyboard('vieux{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent('Écrivez un nombre.')
  expect(screen.getByLabelText('Âge de Amina')).toHaveValue('vieux')
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(cell(0, 0)).toHaveTextContent('34'))
  expect((await bridge.status()).undo).toBeNull()
})

test('figures typed one after the other go each in its cell, however late the answers', async () => {
  const { bridge } = await open()
  const checking = late(bridge, 'checkValues')
  await at(0, 0)
  await userEvent.keyboard('41{Enter}42{Enter}43{Enter}')
  expect([0, 1, 2].map((row) => cell(row, 0).textContent?.trim())).toEqual(['41', '42', '43'])
  for (const n of [1, 2, 3]) {
    await waitFor(() => expect(checking.spy).toHaveBeenCalledTimes(n))
    checking.answer()
  }
  await waitFor(async () => {
    const rows = (await bridge.participants()).slice(0, 3)
    const values = rows.map((p) => p.values.map((v) => v.text))
    expect(values).toEqual(['41', '42', '43'].map((age): unknown => expect.arrayContaining([age])))
  })
})

test('what is refused while one writes elsewhere stays in its cell, and says why', async () => {
  const { bridge } = await open()
  const checking = late(bridge, 'checkValues')
  await at(0, 0)
  await userEvent.keyboard('vieux{Enter}4')
  checking.answer()
  await waitFor(() => expect(cell(0, 0)).toHaveAttribute('aria-invalid', 'true'))
  expect(cell(0, 0)).toHaveAttribute('title', 'Écrivez un nombre.')
  await userEvent.keyboard('2{Enter}')
  await waitFor(() => expect(checking.spy).toHaveBeenCalledTimes(2))
  checking.answer()
  await waitFor(async () => {
    expect((await bridge.participants())[1]?.values.map((v) => v.text)).toContain('42')
  })
  expect(cell(0, 0)).toHaveTextContent('vieux')
  await at(0, 0)
  await userEvent.keyboard('{Enter}')
  expect(screen.getByRole('alert')).toHaveTextContent('Écrivez un nombre.')
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(cell(0, 0)).toHaveTextContent('34'))
})

test('what is written in a cell is stored there when another one is clicked', async () => {
  const { bridge } = await open()
  await at(0, 1)
  await userEvent.keyboard('Mons')
  await userEvent.click(cell(2, 1))
  await waitFor(async () => {
    expect((await bridge.participants())[0]?.values.map((v) => v.text)).toContain('Mons')
  })
  expect(cell(2, 1)).not.toHaveTextContent('Mons')
})

test('Space goes from yes to no to nothing', async () => {
  await open()
  await at(0, 2)
  for (const text of ['', 'Oui', 'Non']) {
    await userEvent.keyboard(' ')
    await waitFor(() => expect(cell(0, 2).textContent?.trim()).toBe(text))
  }
})

test('a block from a spreadsheet is one step to undo', async () => {
  const { bridge } = await open()
  await at(0, 0)
  await paste('35\tMons\toui\n53\tLiège\tnon\n')
  await waitFor(() => expect(cell(1, 1)).toHaveTextContent('Liège'))
  expect(cell(0, 2)).toHaveTextContent('Oui')
  await bridge.undo()
  await waitFor(() => expect(cell(1, 1)).toHaveTextContent('Sombreffe'))
  expect(cell(0, 0)).toHaveTextContent('34')
  expect((await bridge.status()).undo).toBeNull()
})

test('a block that cannot be read is shown before anything is stored', async () => {
  const { bridge } = await open('Témoignages')
  await at(0, 0)
  await paste('ASBL\tHiver\tjeudi\nMIRE\tHiver\t12/1/2026\n')
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByText('jeudi')).toBeVisible()
  expect(within(dialog).getByText(/Nouveau choix.*ASBL/)).toBeVisible()
  expect((await bridge.status()).undo).toBeNull()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Coller le reste' }))
  await waitFor(() => expect(cell(0, 0)).toHaveTextContent('ASBL'))
  expect(cell(0, 2)).toHaveTextContent('12/01/2026')
  expect((await bridge.attributes())[0]?.choices).toContain('ASBL')
})

test('one text fills all the cells chosen, and Delete empties them', async () => {
  await open('Témoignages')
  await at(0, 1)
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
  await paste('Hiver')
  await waitFor(() => expect(cell(2, 1)).toHaveTextContent('Hiver'))
  await userEvent.keyboard('{Delete}')
  await waitFor(() => expect(cell(2, 1).textContent?.trim()).toBe(''))
  expect(cell(0, 1).textContent?.trim()).toBe('')
})

test('a choice is picked by its first letters', async () => {
  await open('Témoignages')
  await at(3, 0)
  await userEvent.keyboard('id{Enter}')
  await waitFor(() => expect(cell(3, 0)).toHaveTextContent('IDESS'))
})

test('an attribute is added without leaving the table', async () => {
  const { bridge } = await open()
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter un attribut' }))
  await userEvent.type(await screen.findByLabelText('Nom'), 'Langue')
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter l’attribut' }))
  await screen.findByRole('columnheader', { name: /Langue/ })
  expect((await bridge.attributes()).at(-1)).toMatchObject({ name: 'Langue', of: 'participant' })
})

test('another type says what it would lose before losing it', async () => {
  const { bridge } = await open()
  const menu = await screen.findByRole('button', { name: 'Attribut Commune' })
  await userEvent.click(menu)
  await userEvent.click(await screen.findByText('Modifier l’attribut…'))
  await userEvent.selectOptions(await screen.findByLabelText('Type'), 'Nombre')
  await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('3 valeurs')
  expect((await bridge.status()).undo).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: /retirer ces valeurs/ }))
  await waitFor(() => expect(cell(0, 1).textContent?.trim()).toBe(''))
})

test('rows are filtered and sorted', async () => {
  await open()
  await userEvent.type(screen.getByLabelText('Filtrer les lignes'), 'charleroi')
  await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(2))
  await userEvent.clear(screen.getByLabelText('Filtrer les lignes'))
  await userEvent.click(screen.getByRole('button', { name: 'Attribut Âge' }))
  await userEvent.click(await screen.findByText('Trier dans l’ordre décroissant'))
  await waitFor(() => expect(screen.getAllByRole('rowheader')[0]).toHaveTextContent('Bruno'))
  expect(screen.getByRole('columnheader', { name: /Âge/ })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
})

test('speakers of one name are offered as one person', async () => {
  const { bridge } = await open()
  await userEvent.click(screen.getByRole('button', { name: 'Relier les locuteurs…' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(await within(dialog).findByLabelText('Ilse'))
  await userEvent.click(within(dialog).getByRole('button', { name: /^Relier \(1\)/ }))
  await screen.findByRole('rowheader', { name: /Denise/ })
  expect((await bridge.participants()).map((p) => p.name)).not.toContain('Ilse')
})

test('figures by group lead to their quotes', async () => {
  const { view, quotes } = renderIn(People, { bridge: new FakeBridge({ open: true }) })
  await userEvent.click(await screen.findByRole('radio', { name: 'Tableau croisé' }))
  const row = await screen.findByRole('row', { name: /Tous les extraits/ })
  await userEvent.click(within(row).getAllByRole('button')[0] as HTMLElement)
  expect(view.place).toBe('quotes')
  await waitFor(() => expect(quotes.total).toBeGreaterThan(0))
  expect(quotes.filter.where).toHaveLength(1)
})

test('what codings say is crossed with codes and groups, and a figure leads to its quotes', async () => {
  const bridge = new FakeBridge({ open: true })
  await bridge.setDimensions([
    { id: '', name: 'Sens', values: ['positif', 'négatif'].map((name) => ({ id: '', name })) },
  ])
  const [sense] = await bridge.dimensions()
  const { quotes: all } = await bridge.quotes(everything)
  const coded = all.find((q) => q.codes.length === 1)
  const value = sense?.values[1]?.id ?? ''
  await bridge.setStance(coded?.id ?? '', coded?.codes[0] ?? '', sense?.id ?? '', value)
  const { view, quotes } = renderIn(People, { bridge })
  await userEvent.click(await screen.findByRole('radio', { name: 'Tableau croisé' }))
  await screen.findByRole('columnheader', { name: 'négatif' })
  const row = screen.getByRole('row', { name: /Tous les extraits codés/ })
  const [none, one] = within(row).getAllByRole('cell')
  expect(none).toHaveTextContent('–')
  await userEvent.click(within(one as HTMLElement).getByRole('button', { name: '1' }))
  expect(view.place).toBe('quotes')
  await waitFor(() => expect(quotes.list.map((q) => q.id)).toEqual([coded?.id]))

  await quotes.narrow({ stances: [{ dimension: sense?.id ?? '', value: '' }] })
  expect(quotes.list.map((q) => q.id)).not.toContain(coded?.id)
})

test('a table file shows what it changes, then changes it', async () => {
  const { bridge } = await open()
  bridge.pickSurvey = () => Promise.resolve('/home/camille/ages.xlsx')
  await userEvent.click(screen.getByRole('button', { name: 'Importer un tableau…' }))
  const dialog = await screen.findByRole('dialog')
  expect(await within(dialog).findByText('Gembloux')).toBeVisible()
  expect(within(dialog).getByText(/Ligne 4.: Zoé/)).toBeVisible()
  await userEvent.click(within(dialog).getByLabelText('Âge'))
  await waitFor(() => expect(within(dialog).queryByText(/vieux/)).toBeNull())
  await userEvent.click(within(dialog).getByRole('button', { name: 'Importer' }))
  await waitFor(() => expect(cell(1, 1)).toHaveTextContent('Gembloux'))
  expect(cell(0, 0)).toHaveTextContent('34')
})
