import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { renderIn } from '@/test/render'
import { theme } from '@/ui/theme.svelte'
import Board from './Board.svelte'
import { largest } from './fit'

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
  expect(document.querySelectorAll('li.quote')).toHaveLength(all - 1)
  const dark = theme.dark
  await userEvent.keyboard('t')
  expect(theme.dark).toBe(!dark)
  await userEvent.keyboard('{Escape}')
  expect(onclose).toHaveBeenCalled()
})
