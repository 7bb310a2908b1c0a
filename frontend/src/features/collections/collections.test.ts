import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { eventually } from '@/test/eventually'
import { renderIn } from '@/test/render'
import Collections from './Collections.svelte'
import { heard } from './voices'

test('says who is heard most and who is missing', () => {
  const voice = (speaker: string, quotes: number) => ({ speaker, testimony: speaker, quotes })
  expect(heard([voice('A', 1), voice('B', 4)], ['A', 'B', 'C'])).toEqual({
    testimonies: 2,
    most: voice('B', 4),
    missing: ['C'],
  })
  expect(heard([voice('A', 4), voice('B', 4)], ['A', 'B']).most).toBeNull()
  expect(heard([voice('A', 2)], ['A']).most).toBeNull()
  expect(heard([], []).testimonies).toBe(0)
})

async function laidOpen() {
  const around = renderIn(Collections, { bridge: new FakeBridge({ open: true }) })
  await screen.findByText('Ce que la formation change')
  await userEvent.click(screen.getByRole('button', { name: 'Nouveau recueil' }))
  await userEvent.type(await screen.findByLabelText('Nom du recueil'), 'Rapport')
  await userEvent.click(screen.getByRole('button', { name: 'Créer' }))
  await screen.findByRole('region', { name: 'Rapport' })
  return around
}

test('a collection filled by codes shows its quotes under headings', async () => {
  await laidOpen()
  expect((await screen.findAllByLabelText('Titre')).length).toBeGreaterThan(0)
  expect(screen.getByRole('button', { name: '← Recueils' })).toHaveFocus()
  await userEvent.keyboard('e') // its keys act at once
  await screen.findByRole('heading', { name: 'Qui parle' })
  expect(document.querySelectorAll('li.quote').length).toBeGreaterThan(0)
})

test('items move by keys, and the order is stored', async () => {
  const { bridge } = await laidOpen()
  const move = vi.spyOn(bridge, 'moveItem')
  const handles = await screen.findAllByRole('button', { name: /^Déplacer/ })
  handles[1]?.focus()
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
  expect(move).toHaveBeenCalledWith(expect.any(String), expect.any(String), 0)
})

test('arrows go from row to row, and Delete takes the row out', async () => {
  const { bridge } = await laidOpen()
  const remove = vi.spyOn(bridge, 'removeItems')
  const handles = await screen.findAllByRole('button', { name: /^Déplacer/ })
  handles[0]?.focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
  expect(handles[1]).toHaveFocus()
  await userEvent.keyboard('{Delete}')
  await eventually(() => expect(remove).toHaveBeenCalledOnce())
  expect(handles[2]).toHaveFocus()
  await userEvent.keyboard('{Home}{ArrowUp}')
  expect(handles[0]).toHaveFocus()
})

test('a heading that is added is written at once', async () => {
  const { bridge } = await laidOpen()
  await screen.findAllByLabelText('Titre')
  const [menu] = screen.getAllByRole('button', { name: /^Menu de «/ })
  if (menu) await userEvent.click(menu)
  await userEvent.click(await screen.findByText('Titre à la suite'))
  await eventually(() => expect(document.activeElement).toHaveValue('Nouveau titre'))
  const edit = vi.spyOn(bridge, 'editItem')
  await userEvent.keyboard('Oser{Enter}')
  await eventually(() => expect(edit.mock.calls[0]).toContain('Oser'))
})

test('a title is one line however it is written or pasted, and Enter keeps it', async () => {
  const { bridge } = await laidOpen()
  const edit = vi.spyOn(bridge, 'editItem')
  const [heading] = await screen.findAllByLabelText('Titre')
  if (heading) await userEvent.clear(heading)
  await userEvent.paste('Reprendre\nsa place')
  await userEvent.keyboard('{Enter}')
  expect(heading).not.toHaveFocus()
  await eventually(() => expect(edit).toHaveBeenCalledOnce())
  expect(edit.mock.calls[0]).toContain('Reprendre sa place')
})

test('exporting asks where, writes, and says where it is', async () => {
  const { bridge, exports } = await laidOpen()
  vi.spyOn(bridge, 'pickSave').mockResolvedValue('/tmp/rapport.docx')
  const write = vi.spyOn(bridge, 'exportTo').mockResolvedValue('/tmp/rapport.docx')
  await userEvent.click(screen.getByRole('button', { name: 'Exporter…' }))
  await eventually(() => expect(exports.pending?.request.format).toBe('docx'))
  await exports.go()
  expect(write).toHaveBeenCalledWith(
    '/tmp/rapport.docx',
    expect.objectContaining({ format: 'docx' }),
  )
})
