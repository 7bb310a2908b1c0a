import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { eventually } from '@/test/eventually'
import { renderIn } from '@/test/render'
import type { Code } from '@/bridge/types'
import Codebook from './Codebook.svelte'
import ExportCodebook from './ExportCodebook.svelte'
import { kept } from './shown'

const row = (name: RegExp) => screen.findByRole('treeitem', { name })

async function menu(name: RegExp, item: RegExp) {
  await userEvent.pointer({ keys: '[MouseRight]', target: await row(name) })
  await userEvent.click(await screen.findByRole('menuitem', { name: item }))
}

test('a code is merged into another', async () => {
  const { bridge } = renderIn(Codebook)
  const before = await bridge.codes()
  const from = before.find((c) => c.name === 'Se sentir considéré')
  await menu(/Se sentir considéré/, /Fusionner/)
  await userEvent.type(await screen.findByRole('combobox', { hidden: true }), 'proj{Enter}')
  await eventually(async () => {
    const codes = await bridge.codes()
    expect(codes.some((c) => c.id === from?.id)).toBe(false)
    expect(codes.find((c) => c.name === 'Projet personnel')?.quotes).toBeGreaterThan(0)
  })
  await bridge.undo()
  expect(await bridge.codes()).toEqual(before)
})

test('quotes of a code are sorted with digits, and the last one is taken back', async () => {
  const { bridge } = renderIn(Codebook)
  const codes = await bridge.codes()
  const from = codes.find((c) => c.name === 'Se sentir considéré')
  const child = await bridge.addCode('Être écouté', from?.id ?? '', '')
  const sort = vi.spyOn(bridge, 'sortQuotes')
  await row(/Être écouté/)
  await menu(/Se sentir considéré/, /Répartir/)
  const dialog = await screen.findByRole('dialog')
  await within(dialog).findByText(/Extrait 1 sur/)
  await userEvent.keyboard('1')
  await eventually(() => expect(sort).toHaveBeenCalledOnce())
  expect(sort.mock.calls[0]?.slice(1)).toEqual([from?.id, [child.id]])
  await eventually(async () => {
    const now = await bridge.codes()
    expect(now.find((c) => c.id === child.id)?.quotes).toBe(1)
  })
  await userEvent.keyboard('{Control>}z{/Control}')
  await eventually(async () => {
    const now = await bridge.codes()
    expect(now.find((c) => c.id === child.id)?.quotes).toBe(0)
  })
})

test('an archived code leaves the tree, and is found among the archived', async () => {
  renderIn(Codebook)
  await menu(/Projet personnel/, /Archiver/)
  await eventually(() =>
    expect(screen.queryByRole('treeitem', { name: /Projet personnel/ })).toBeNull(),
  )
  await userEvent.click(screen.getByRole('button', { name: 'Filtrer les codes' }))
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Codes montrés' }), 'archived')
  expect(await row(/Projet personnel.*archivé/)).toBeInTheDocument()
})

test('an import of a codebook says what it changes before it does', async () => {
  const { bridge, commands } = renderIn(Codebook)
  const importing = vi.spyOn(bridge, 'importCodebook')
  await row(/Projet personnel/)
  await commands.run('codebook.import')
  const dialog = await screen.findByRole('dialog')
  expect(await within(dialog).findByText(/2 à ajouter · 1 à compléter/)).toBeVisible()
  expect(importing).not.toHaveBeenCalled()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Importer' }))
  expect(await row(/Temps pour soi/)).toBeInTheDocument()
})

test('the codebook shows the codes of a kind under those above them', () => {
  const code = (id: string, parent: string, over: Partial<Code> = {}): Code => ({
    id,
    parent,
    name: id,
    path: id,
    depth: 0,
    color: '',
    definition: 'x',
    memo: '',
    inclusion: '',
    exclusion: '',
    example: '',
    archived: false,
    quotes: 0,
    total: 1,
    once: 0,
    onceTotal: 0,
    ...over,
  })
  const all = [
    code('a', ''),
    code('a1', 'a', { total: 0 }),
    code('b', '', { archived: true }),
    code('c', '', { definition: '' }),
  ]
  const ids = (which: Parameters<typeof kept>[1]) => kept(all, which).map((c) => c.id)
  expect(ids('offered')).toEqual(['a', 'a1', 'c'])
  expect(ids('unused')).toEqual(['a', 'a1'])
  expect(ids('undefined')).toEqual(['c'])
  expect(ids('archived')).toEqual(['b'])
  expect(ids('all')).toEqual(['a', 'a1', 'b', 'c'])
})

test('where a real name would be seen, the codebook is written only when one says so', async () => {
  const bridge = new FakeBridge({ open: true })
  await bridge.addName({ name: 'Amina', forms: [], kind: 'person', pseudonym: 'Zoé', memo: '' })
  vi.spyOn(bridge, 'pickCodebookExport').mockResolvedValue('/home/camille/Grille d’Amina.docx')
  const write = vi.spyOn(bridge, 'exportCodebook')
  const { exports } = renderIn(ExportCodebook, { bridge, props: { onclose: () => {} } })
  await screen.findByRole('checkbox', { name: /^Mettre les pseudonymes/ })
  const leave = async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Choisir où…' }))
    await eventually(() => expect(exports.seen?.names).toHaveLength(1))
  }
  await leave()
  exports.answer(false)
  await leave()
  expect(write).not.toHaveBeenCalled()
  exports.answer(true)
  await eventually(() => expect(write).toHaveBeenCalledOnce())
})
