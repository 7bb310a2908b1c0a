import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { eventually } from '@/test/eventually'
import { renderIn } from '@/test/render'
import Codebook from './Codebook.svelte'

const row = (name: RegExp) => screen.findByRole('treeitem', { name })

test('a code is renamed in its row', async () => {
  const { bridge } = renderIn(Codebook)
  ;(await row(/Projet personnel/)).focus()
  await userEvent.keyboard('{F2}')
  await userEvent.clear(screen.getByRole('textbox'))
  await userEvent.type(screen.getByRole('textbox'), 'Projet de vie{Enter}')
  expect(await row(/Projet de vie/)).toBeInTheDocument()
  expect((await bridge.codes()).some((c) => c.name === 'Projet personnel')).toBe(false)
})

test('Escape leaves the name as it was', async () => {
  const { bridge } = renderIn(Codebook)
  const edit = vi.spyOn(bridge, 'editCode')
  ;(await row(/Projet personnel/)).focus()
  await userEvent.keyboard('{F2}autre{Escape}')
  expect(await row(/Projet personnel/)).toBeInTheDocument()
  expect(edit).not.toHaveBeenCalled()
})

test('a child is added under a code, and codes move by keys', async () => {
  const { bridge } = renderIn(Codebook)
  ;(await row(/Projet personnel/)).focus()
  await userEvent.keyboard('{Shift>}{Insert}{/Shift}')
  await userEvent.type(screen.getByRole('textbox'), 'Vouloir{Enter}')
  ;(await row(/Vouloir/)).focus()
  await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}')
  await eventually(async () => {
    const made = (await bridge.codes()).find((c) => c.name === 'Vouloir')
    expect(made?.parent).toBe('')
  })
})

test('a code with codings asks only where they go', async () => {
  const { bridge } = renderIn(Codebook)
  ;(await row(/Se sentir considéré/)).focus()
  await userEvent.keyboard('{Delete}')
  await userEvent.type(await screen.findByRole('combobox', { hidden: true }), 'proj{Enter}')
  await eventually(async () => {
    const codes = await bridge.codes()
    expect(codes.some((c) => c.name === 'Se sentir considéré')).toBe(false)
    expect(codes.find((c) => c.name === 'Projet personnel')?.quotes).toBe(1)
  })
})

test('a filter leaves the rows it found, which keys go through', async () => {
  renderIn(Codebook)
  const all = (await screen.findAllByRole('treeitem')).length
  await userEvent.click(screen.getByRole('button', { name: 'Filtrer les codes' }))
  const field = screen.getByRole('textbox', { name: 'Filtrer les codes' })
  await userEvent.type(field, 'so')
  const found = screen.getAllByRole('treeitem')
  expect(found.length).toBeGreaterThan(1)
  expect(found.length).toBeLessThan(all)
  found[0]?.focus()
  for (const next of found.slice(1)) {
    await userEvent.keyboard('{ArrowDown}')
    expect(next).toHaveFocus()
  }
  await userEvent.clear(field)
  expect(screen.getAllByRole('treeitem')).toHaveLength(all)
})

test('of hundreds of codes those in view are drawn, and keys go to the others', async () => {
  const bridge = new FakeBridge()
  await bridge.newProject('/tmp/p.florilege', 'Grand', [], 'fr')
  for (let i = 1; i <= 150; i++) await bridge.addCode(`Code ${String(i).padStart(3, '0')}`, '', '')
  renderIn(Codebook, { bridge })
  ;(await row(/Code 001/)).focus()
  expect(screen.queryByRole('treeitem', { name: /Code 150/ })).toBeNull()
  await userEvent.keyboard('{End}')
  const last = await row(/Code 150/)
  await eventually(() => expect(last).toHaveFocus())
  expect(last).toHaveAttribute('aria-posinset', '150')
  expect(last).toHaveAttribute('aria-setsize', '150')
  await userEvent.keyboard('{F2}')
  await userEvent.type(screen.getByRole('textbox'), 'Fin{Enter}')
  expect(await row(/Fin/)).toBeInTheDocument()
})

test('an empty codebook offers templates', async () => {
  const bridge = new FakeBridge()
  await bridge.newProject('/tmp/p.florilege', 'Vide', [], 'fr')
  const { commands } = renderIn(Codebook, { bridge })
  expect(await screen.findByText(/\(V ou C dans le texte\)/)).toBeInTheDocument()
  commands.choices = [{ command: 'code.palette', keys: 'N' }]
  expect(await screen.findByText(/\(V ou N dans le texte\)/)).toBeInTheDocument()
  await userEvent.click(await screen.findByRole('button', { name: /IDESS/ }))
  expect(await row(/Lien social/)).toBeInTheDocument()
})

test('a rule asks for its code where none is chosen, and takes the one chosen', async () => {
  const { bridge, commands, view } = renderIn(Codebook)
  const id = (await bridge.codes()).find((c) => c.name === 'Projet personnel')?.id ?? ''
  await row(/Projet personnel/)
  await commands.run('codebook.autocode')
  const picker = await screen.findByRole('dialog', { name: /avec quel code/ })
  // Nothing is coded yet: there is nothing to stay for.
  expect(picker).toHaveTextContent('choisir')
  expect(picker).not.toHaveTextContent('rester')
  await userEvent.type(screen.getByRole('combobox'), 'projet{Enter}')
  await eventually(() => expect(view.automatic).toEqual({ kind: 'rule', code: id }))
  view.automatic = null
  await commands.run('codebook.autocode')
  await screen.findByRole('dialog', { name: /avec quel code/ })
  await userEvent.type(screen.getByRole('combobox'), 'projet{Shift>}{Enter}{/Shift}')
  await eventually(() => expect(screen.queryByRole('combobox')).not.toBeInTheDocument())
  view.automatic = null
  view.code = id
  await commands.run('codebook.autocode')
  expect(view.automatic).toEqual({ kind: 'rule', code: id })
})
