import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { renderIn } from '@/test/render'
import { theme } from '@/ui/theme.svelte'
import Board from './Board.svelte'
import { largest, pagesOf } from './fit'

async function shown() {
  const bridge = new FakeBridge({ open: true })
  const { id } = await bridge.addCollection('Réunion', everything)
  const quotes = (await bridge.collection(id)).items.flatMap((i) => i.quote ?? [])
  await bridge.setConsent([], [quotes[0]?.id ?? ''], 'withheld')
  await bridge.setConsent([], [quotes[1]?.id ?? ''], 'internal')
  const onclose = vi.fn()
  renderIn(Board, { bridge, props: { collection: id, onclose } })
  await screen.findByText(/^1 sur/)
  return { bridge, quotes, onclose }
}

test('the largest size that fits is found', () => {
  for (const fit of [12, 40, 41, 96]) {
    expect(largest({ least: 12, most: 96 }, (px) => px <= fit)).toBe(fit)
  }
  expect(largest({ least: 12, most: 96 }, () => false)).toBe(12)
})

test('what has no room on one page is parted about evenly', () => {
  const room = (sizes: number[], most: number) => (from: number, to: number) =>
    sizes.slice(from, to).reduce((sum, size) => sum + size, 0) <= most
  expect(pagesOf(0, room([], 5))).toEqual([0])
  expect(pagesOf(3, room([1, 1, 1], 5))).toEqual([0])
  expect(pagesOf(6, room([1, 1, 1, 1, 1, 1], 5))).toEqual([0, 3])
  expect(pagesOf(4, room([1, 1, 1, 5], 5))).toEqual([0, 3])
  expect(pagesOf(3, room([1, 9, 1], 5))).toEqual([0, 1, 2])
})

test('keys alone go through the quotes, and what may not be shown is not', async () => {
  const { bridge, quotes, onclose } = await shown()
  const all = quotes.length
  expect(bridge.full).toBe(true)
  expect(screen.getByText(/Pour le public · 2 extraits laissés de côté/)).toBeVisible()
  expect(screen.queryByText(new RegExp(quotes[0]?.text.slice(0, 20) ?? '?'))).toBeNull()
  await userEvent.keyboard('{End}')
  expect(screen.getByText(`${all - 2} sur ${all - 2}`)).toBeVisible()
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}')
  expect(screen.getByText(`${all - 3} sur ${all - 2}`)).toBeVisible()
  await userEvent.keyboard('p')
  expect(await screen.findByText(/En interne · 1 extrait laissé de côté/)).toBeVisible()
  await userEvent.keyboard('{Home}w')
  expect(screen.getAllByRole('listitem')).toHaveLength(all - 1)
  const dark = theme.dark
  await userEvent.keyboard('t')
  expect(theme.dark).toBe(!dark)
  await userEvent.keyboard('{Escape}')
  expect(onclose).toHaveBeenCalled()
})
