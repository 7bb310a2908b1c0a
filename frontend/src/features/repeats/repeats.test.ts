import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { BridgeError } from '@/bridge/error'
import { Repeats as Repeated } from '@/state/repeats.svelte'
import { late } from '@/test/late'
import { renderIn } from '@/test/render'
import Repeats from './Repeats.svelte'

beforeEach(() => localStorage.clear())

const title = (name: string | RegExp) => screen.findByRole('heading', { level: 2, name })

test('the surest group comes first; L links it and the queue moves on', async () => {
  const { bridge } = renderIn(Repeats)
  await title('Amina et Fatou l’ont dit, mot pour mot')
  const confirm = vi.spyOn(bridge, 'confirmRepeat')
  await userEvent.keyboard('l')
  await title(/^Bruno l’a dit deux fois/)
  expect(confirm).toHaveBeenCalledOnce()
  expect(await screen.findByText('1 lié')).toBeInTheDocument()
  await userEvent.keyboard('u')
  await title('Amina et Fatou l’ont dit, mot pour mot')
})

test('E moves what stands for the group, and that is what is stored', async () => {
  const { bridge } = renderIn(Repeats)
  await title(/Amina et Fatou/)
  const [group] = (await bridge.repeats(0.5, [])).groups
  const other = group?.quotes.find((q) => q.id !== group.proposed)
  const confirm = vi.spyOn(bridge, 'confirmRepeat')
  await userEvent.keyboard('el')
  expect(confirm.mock.calls[0]?.[1]).toBe(other?.id)
})

test('the words that differ are marked on both cards', async () => {
  renderIn(Repeats)
  await title(/Amina et Fatou/)
  await userEvent.keyboard('{ArrowDown}')
  await title(/^Bruno/)
  expect((await screen.findByText('petit')).tagName).toBe('DEL')
  await waitFor(() => expect(document.querySelector('ins')).toHaveTextContent('disait rien'))
})

test('a decided group is reopened', async () => {
  renderIn(Repeats)
  await title(/Amina et Fatou/)
  await userEvent.keyboard('dd')
  await title('Tout est examiné')
  await userEvent.click(screen.getByRole('button', { name: 'Voir ce qui est décidé' }))
  const list = screen.getByRole('list', { name: 'Répétitions' })
  await userEvent.click(await within(list).findByText(/Amina, Fatou/))
  await userEvent.keyboard('r')
  expect(await screen.findByText('1 groupe')).toBeInTheDocument()
})

test('a comparison that was stopped says so and can begin again', async () => {
  const bridge = new FakeBridge({ open: true })
  vi.spyOn(bridge, 'repeats').mockRejectedValueOnce(new BridgeError('cancelled', 'stopped'))
  renderIn(Repeats, { bridge })
  expect(await screen.findByRole('alert')).toHaveTextContent('Arrêté')
  await userEvent.click(screen.getByRole('button', { name: 'Comparer' }))
  await title(/Amina et Fatou/)
})

test('the threshold is remembered', async () => {
  const { bridge } = renderIn(Repeats)
  await title(/Amina et Fatou/)
  const compare = vi.spyOn(bridge, 'repeats')
  const slider = screen.getByRole('slider')
  await userEvent.click(slider)
  ;(slider as HTMLInputElement).value = '0.8'
  slider.dispatchEvent(new Event('input', { bubbles: true }))
  await waitFor(() => expect(compare).toHaveBeenCalledWith(0.8, []))
  expect(localStorage.getItem('florilege.near')).toBe('0.8')
})

test('J links a group and joins codes and memos', async () => {
  const bridge = new FakeBridge({ open: true })
  const [first] = (await bridge.repeats(0.5, [])).groups
  const other = first?.quotes.find((q) => q.id !== first.proposed)
  await bridge.editQuoteMemo(other?.id ?? '', 'Elle rit.')
  renderIn(Repeats, { bridge })
  await title(/Amina et Fatou/)
  const unite = vi.spyOn(bridge, 'uniteRepeat')
  await userEvent.keyboard('j')
  await title(/^Bruno/)
  expect(unite).toHaveBeenCalledWith(
    first?.quotes.map((q) => q.id),
    first?.proposed,
  )
  expect((await bridge.quote(first?.proposed ?? '')).memo).toContain('Elle rit.')
})

test('Shift+L links every group that is word for word', async () => {
  const bridge = new FakeBridge({ open: true })
  const found = await bridge.repeats(0.5, [])
  const groups = found.groups.map((g) => ({ ...g, kind: 'exact' as const }))
  vi.spyOn(bridge, 'repeats').mockResolvedValue({ ...found, groups })
  const confirm = vi.spyOn(bridge, 'confirmRepeats')
  renderIn(Repeats, { bridge })
  await title(/Amina et Fatou/)
  await userEvent.keyboard('{Shift>}l{/Shift}')
  await waitFor(() => expect(confirm).toHaveBeenCalledOnce())
  expect(confirm.mock.calls[0]?.[0]).toEqual(
    groups.map((g) => ({ quotes: g.quotes.map((q) => q.id), stands: g.proposed })),
  )
})

test('an answer asked for before a decision does not take it off', async () => {
  const bridge = new FakeBridge({ open: true })
  const repeats = new Repeated(bridge)
  await repeats.load()
  const [first, second] = repeats.toReview
  const ids = (group = first) => group?.quotes.map((q) => q.id) ?? []
  const finding = late(bridge, 'repeats')
  await repeats.reject(ids())
  const loading = repeats.load()
  const deciding = repeats.reject(ids(second))
  finding.answer()
  await loading
  expect(repeats.decided.map((g) => g.id)).toEqual([first?.id, second?.id])
  await deciding
})
