import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { eventually } from '@/test/eventually'
import { late } from '@/test/late'
import { renderIn } from '@/test/render'
import Collections from '../Collections.svelte'
import { filterText } from './filterText'

/** A collection of one code, and two quotes more that carry it since. */
async function offered() {
  const bridge = new FakeBridge({ open: true })
  const code = (await bridge.codes()).find((c) => c.name === 'Prendre confiance')?.id ?? ''
  const { id } = await bridge.addCollection('Rapport', { ...everything, codes: [code] })
  const has = (await bridge.collection(id)).items.map((i) => i.quote?.id)
  const { quotes } = await bridge.quotes(everything)
  const others = quotes.filter((q) => !has.includes(q.id) && !q.asked).slice(0, 2)
  for (const q of others) await bridge.addCodes(q.id, [code])
  renderIn(Collections, { bridge })
  await userEvent.click(await screen.findByText('Rapport'))
  return { bridge, id, code, others }
}

const standing = async (bridge: FakeBridge, id: string) =>
  (await bridge.collection(id)).items.flatMap((i) => i.quote?.id ?? [])

test('what passes the kept filter is offered, and enters only when accepted', async () => {
  const { bridge, id, others } = await offered()
  const before = await standing(bridge, id)
  await userEvent.click(await screen.findByRole('button', { name: '2 extraits proposés' }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getAllByRole('option')).toHaveLength(2)
  expect(await standing(bridge, id)).toEqual(before)
  expect(within(dialog).getByRole('button', { name: 'Tout accepter (2)' })).toBeEnabled()
  await userEvent.keyboard('r')
  await within(dialog).findByRole('tab', { name: 'Refusés (1)' })
  // Of one, and of none, there is no all.
  expect(within(dialog).queryByRole('button', { name: /Tout|cet extrait/ })).toBeNull()
  await userEvent.keyboard('a')
  await eventually(async () =>
    expect(await standing(bridge, id)).toEqual(expect.arrayContaining([others[1]?.id])),
  )
  expect(await standing(bridge, id)).not.toContain(others[0]?.id)
  expect((await bridge.offers(id)).offered.ids).toEqual([])
})

test('what was refused is offered again when asked, what passes no more is told and stays', async () => {
  const { bridge, id, code, others } = await offered()
  await bridge.refuseOffers(
    id,
    others.map((q) => q.id),
  )
  const [first] = await standing(bridge, id)
  await bridge.removeCode(first ?? '', code)
  await userEvent.click(
    await screen.findByRole('button', { name: /1 n’y répond plus · 2 refusés/ }),
  )
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByRole('tab', { selected: true })).toHaveTextContent(
    'N’y répondent plus (1)',
  )
  await userEvent.click(within(dialog).getByRole('tab', { name: 'Refusés (2)' }))
  await userEvent.click(within(dialog).getByRole('button', { name: 'Tout proposer à nouveau' }))
  await within(dialog).findByRole('tab', { name: 'Proposés (2)' })
  expect(await standing(bridge, id)).toContain(first)
})

test('what passes no more is taken out at once, in one step', async () => {
  const { bridge, id, code } = await offered()
  const remove = vi.spyOn(bridge, 'removeItems')
  const before = await standing(bridge, id)
  for (const quote of before) await bridge.removeCode(quote, code)
  await userEvent.click(await screen.findByRole('button', { name: /n’y répond/ }))
  const dialog = await screen.findByRole('dialog')
  const told = `N’y répondent plus (${before.length})`
  await userEvent.click(await within(dialog).findByRole('tab', { name: told }))
  await userEvent.click(await within(dialog).findByRole('button', { name: /^Retirer (cet|les)/ }))
  await within(dialog).findByRole('tab', { name: 'N’y répondent plus (0)' })
  expect(remove).toHaveBeenCalledOnce()
  expect(await standing(bridge, id)).toEqual([])
})

test('a filter reads as a person would say it', () => {
  const named = {
    code: (id: string) => (id === 'c' ? 'Oser' : undefined),
    testimony: () => 'Amina, bureautique',
    person: () => 'Bruno',
    attribute: () => undefined,
  }
  const text = (filter: Partial<typeof everything>, search = '') =>
    filterText({ filter: { ...everything, ...filter }, search }, named)
  expect(text({})).toBe('tous les extraits')
  expect(text({ codes: ['c', 'x'], once: true })).toBe(
    'Oser, un code supprimé · répétitions une seule fois',
  )
  expect(text({ testimony: 't', text: 'seule' }, 'oser')).toBe(
    'Amina, bureautique · dit «\u202fseule\u202f» · recherche «\u202foser\u202f»',
  )
})

test('what is being decided is not offered again by an answer that comes meanwhile', async () => {
  const { bridge, id, others } = await offered()
  await userEvent.click(await screen.findByRole('button', { name: '2 extraits proposés' }))
  const dialog = await screen.findByRole('dialog')
  const refusing = late(bridge, 'refuseOffers')
  const asked = late(bridge, 'offers')
  await userEvent.keyboard('r')
  await eventually(() => expect(asked.spy).toHaveBeenCalledOnce())
  await userEvent.keyboard('r')
  asked.answer()
  await within(dialog).findByRole('tab', { name: /^Refusés \([12]\)/ })
  expect(within(dialog).queryAllByRole('option')).toHaveLength(0)
  asked.spy.mockRestore()
  refusing.answer()
  refusing.answer()
  await eventually(async () =>
    expect((await bridge.offers(id)).refused.ids).toHaveLength(others.length),
  )
})

test('of a long list the first are shown; the others are told, counted and taken with them', async () => {
  const { bridge, id } = await offered()
  const real = await bridge.offers(id)
  const short = { ...real, offered: { ...real.offered, quotes: real.offered.quotes.slice(0, 1) } }
  const cut = vi.spyOn(bridge, 'offers').mockResolvedValue(short)
  await bridge.editCollection(id, 'Rapport annuel', '')
  await userEvent.click(await screen.findByRole('button', { name: '2 extraits proposés' }))
  const dialog = await screen.findByRole('dialog')
  await waitFor(() => expect(within(dialog).getAllByRole('option')).toHaveLength(1))
  expect(dialog).toHaveTextContent('Les 1 premiers sur 2')
  cut.mockRestore()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Tout accepter (2)' }))
  await eventually(async () => expect((await bridge.offers(id)).offered.ids).toEqual([]))
})
