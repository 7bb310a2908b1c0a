import { screen, within } from '@testing-library/svelte'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { renderIn } from '@/test/render'
import Codebook from './Codebook.svelte'

test('two people are compared, code by code', async () => {
  const bridge = new FakeBridge({ open: true })
  const [code] = await bridge.codes()
  if (!code) throw new Error('no code')
  vi.spyOn(bridge, 'coders').mockResolvedValue({ me: 'Camille', names: ['Anouk', 'Camille'] })
  const pair = { both: 120, onlyA: 30, onlyB: 0, kappa: 0.789, known: true }
  const ask = vi.spyOn(bridge, 'agreement').mockResolvedValue({
    testimonies: 2,
    characters: 4000,
    codes: [{ code: code.id, ...pair }],
    all: { code: '', ...pair, kappa: 0, known: false },
  })
  const { commands } = renderIn(Codebook, { bridge })
  await commands.run('codebook.agreement')
  const dialog = await screen.findByRole('dialog')
  const row = await within(dialog).findByRole('row', { name: new RegExp(code.name) })
  expect(
    within(row)
      .getAllByRole('cell')
      .map((c) => c.textContent),
  ).toEqual(['120', '30', '0', '0,79'])
  await within(dialog).findByText('sans objet')
  expect(ask).toHaveBeenCalledWith('Anouk', 'Camille')
})
