import { screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { renderIn } from '@/test/render'
import Memos from './Memos.svelte'

async function prepared() {
  const bridge = new FakeBridge({ open: true })
  const [quote] = (await bridge.quotes(everything)).quotes
  const code = (await bridge.codes()).find((c) => c.name === 'Prendre confiance')
  if (!quote || !code) throw new Error('nothing to link to')
  await bridge.setMemo('project', '', `Fil rouge : [[code:${code.id}]] et [[quote:gone-1]].`)
  await bridge.setMemo('code', code.id, `Voir [[quote:${quote.id}]]`)
  return { bridge, code, quote }
}

test('memos are found by the names of what they link to, by kind, and cleared again', async () => {
  const { bridge } = await prepared()
  renderIn(Memos, { bridge })
  const project = await screen.findByRole('article', { name: /^Projet/ })
  await screen.findByText('lien perdu')
  expect(project).toHaveTextContent('Fil rouge : Prendre confiance et lien perdu.')
  await userEvent.type(screen.getByRole('textbox', { name: 'Des mots des mémos' }), 'introuvable')
  await userEvent.click(await screen.findByRole('button', { name: 'Tout montrer' }))
  await userEvent.selectOptions(screen.getByLabelText('À propos de'), 'project')
  await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(1))
})

test('a link leads to its quote, one that is gone leads nowhere', async () => {
  const { bridge, quote } = await prepared()
  const { reading, view } = renderIn(Memos, { bridge })
  await screen.findByText('lien perdu')
  expect(screen.queryByRole('button', { name: 'lien perdu' })).toBeNull()
  await userEvent.click(await screen.findByRole('button', { name: /^« .*»$/ }))
  await waitFor(() => expect(reading.target).toMatchObject({ start: quote.start, end: quote.end }))
  expect(view.place).toBe('read')
  expect(view.quote).toBe(quote.id)
})

test('[[ offers codes and quotes; what is chosen is stored by its ID', async () => {
  const { bridge, code } = await prepared()
  renderIn(Memos, { bridge })
  const card = await screen.findByRole('article', { name: /^Projet/ })
  await userEvent.click(card.querySelector('header button:last-of-type') as HTMLElement)
  const field = await screen.findByRole('textbox', { name: 'Mémo' })
  await userEvent.clear(field)
  await userEvent.type(field, 'Relire [[[[prendre')
  expect(await screen.findByRole('option', { name: 'Prendre confiance' })).toBeVisible()
  await userEvent.keyboard('{Enter} demain')
  expect(field).toHaveValue('Relire [[Prendre confiance]] demain')
  await userEvent.tab()
  await waitFor(async () => {
    const all = await bridge.memos({ kinds: ['project'], text: '', byKind: false })
    expect(all[0]?.text).toBe(`Relire [[code:${code.id}]] demain`)
  })
})
