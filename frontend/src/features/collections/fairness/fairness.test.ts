import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { eventually } from '@/test/eventually'
import { renderIn } from '@/test/render'
import Collections from '../Collections.svelte'

/** A collection of all that one testimony says, of which others say as much. */
async function unfair() {
  const bridge = new FakeBridge({ open: true })
  const code = (await bridge.codes())[0]?.id ?? ''
  const [first, second] = await bridge.testimonies()
  for (const { id } of [first, second].flatMap((t) => t ?? [])) {
    const { turns, testimony } = await bridge.read(id)
    const said = turns.filter((t) => !testimony.speakers[t.speaker]?.interviewer)
    for (const { start } of said.slice(0, 4))
      for (const at of [start, start + 9]) await bridge.codePassage(id, at, at + 8, [code])
  }
  const filter = { ...everything, testimony: first?.id ?? '' }
  const { id } = await bridge.addCollection('Rapport', filter)
  renderIn(Collections, { bridge })
  await userEvent.click(await screen.findByText('Rapport'))
  ;(await screen.findByRole('button', { name: '← Recueils' })).focus()
  return { bridge, id }
}

test('the panel says who is heard too often and what is missing', async () => {
  const { bridge, id } = await unfair()
  const told = await bridge.fairness(id)
  expect(told.voices.some((v) => v.often)).toBe(true)
  await userEvent.keyboard('e')
  const panel = await screen.findByRole('region', { name: 'Équité' })
  await within(panel).findByText('Entendus trop souvent')
  expect(within(panel).queryByText('Personne n’est entendu trop souvent.')).toBeNull()
  const silent = told.testimonies.find((t) => t.missing)
  expect(await within(panel).findByText(silent?.name ?? '?')).toBeVisible()
})

test('a key proposes a swap, shown before it is made, one step to undo', async () => {
  const { bridge, id } = await unfair()
  const items = async () => (await bridge.collection(id)).items.map((i) => i.quote?.id)
  const before = await items()
  await userEvent.keyboard('s')
  const dialog = await screen.findByRole('dialog')
  await within(dialog).findByText('À la place de')
  expect(await items()).toEqual(before)
  const proposed = await bridge.proposeSwap(id, '', [])
  await userEvent.keyboard('{Enter}')
  await eventually(async () => expect(await items()).toContain(proposed?.in.id))
  await bridge.undo()
  expect(await items()).toEqual(before)
})
