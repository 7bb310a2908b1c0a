import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import type { SearchResult } from '@/bridge/types'
import { renderIn } from '@/test/render'
import Search from './Search.svelte'

const field = () => screen.findByRole('textbox', { name: 'Chercher des mots' })
const marked = () => [...document.querySelectorAll('mark')].map((m) => m.textContent)

test('results come while one types, marked on the letters, with totals everywhere', async () => {
  renderIn(Search)
  await userEvent.type(await field(), 'bourgmestre')
  await waitFor(() => expect(marked()).toEqual(['bourgmestre', 'bourgmestre']))
  expect(screen.getByText('1 passage · 1 témoignage')).toBeInTheDocument()
  const where = screen.getByRole('navigation', { name: 'Filtres' })
  await waitFor(() =>
    expect(within(where).getByRole('button', { name: /Extraits codés/ })).toHaveTextContent('1'),
  )
})

test('a stale answer never replaces a newer one', async () => {
  const bridge = new FakeBridge({ open: true })
  const ask = bridge.search
  const held: (() => void)[] = []
  bridge.search = (request) =>
    request.query === 'commune'
      ? new Promise<SearchResult>((resolve) => held.push(() => void ask(request).then(resolve)))
      : ask(request)
  renderIn(Search, { bridge })
  await userEvent.type(await field(), 'commune')
  await userEvent.clear(await field())
  await userEvent.type(await field(), 'café')
  await waitFor(() => expect(marked()).toContain('café'))
  for (const release of held) release()
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(marked()).not.toContain('commune')
  expect(screen.getByText(/^2 passages/)).toBeInTheDocument()
})

test('what a late index answered is asked again once it is ready', async () => {
  const bridge = new FakeBridge({ open: true })
  const ask = bridge.search
  let late = true
  bridge.search = async (request) =>
    late ? { total: 0, hits: [], late } : { ...(await ask(request)), late }
  const asked = vi.spyOn(bridge, 'search')
  renderIn(Search, { bridge })
  await userEvent.type(await field(), 'café')
  await waitFor(() => expect(asked).toHaveBeenCalled())
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(marked()).toHaveLength(0)
  late = false
  bridge.emit('index', { ready: true, done: 3, total: 3, error: '' })
  await waitFor(() => expect(marked()).toContain('café'))
  const before = asked.mock.calls.length
  await new Promise((resolve) => setTimeout(resolve, 300))
  const settled = asked.mock.calls.length
  bridge.emit('index', { ready: true, done: 3, total: 3, error: '' })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(asked.mock.calls.length).toBe(settled)
  expect(settled).toBeGreaterThanOrEqual(before)
})

test('a search that cannot be understood says why and keeps what was found', async () => {
  renderIn(Search)
  await userEvent.type(await field(), 'café')
  await waitFor(() => expect(marked()).toContain('café'))
  await userEvent.type(await field(), ' "avec')
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Le guillemet au caractère 6 n’est pas fermé.',
  )
  expect(screen.getByText('résultats de « café »')).toBeInTheDocument()
})

test('Enter opens the reader on the match', async () => {
  const { view, reading } = renderIn(Search)
  await userEvent.type(await field(), 'bourgmestre')
  await waitFor(() => expect(marked()).toHaveLength(2))
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await waitFor(() => expect(reading.target).not.toBeNull())
  expect(view.place).toBe('read')
  const { start, end } = reading.target ?? { start: 0, end: 0 }
  expect(reading.text?.text.slice(start, end)).toBe('bourgmestre')
})

test('hits chosen together are coded by the sentence, in one step', async () => {
  const { bridge } = renderIn(Search)
  await userEvent.type(await field(), 'téléphon*')
  await waitFor(() => expect(marked().length).toBeGreaterThan(4))
  const coded = vi.spyOn(bridge, 'codeAll')
  await userEvent.keyboard('{ArrowDown}{Control>}a{/Control}c')
  await userEvent.type(await screen.findByRole('combobox'), 'oser{Enter}')
  await waitFor(() => expect(coded).toHaveBeenCalledOnce())
  const [quotes, passages] = coded.mock.calls[0] ?? [[], []]
  expect(quotes).toEqual([])
  expect(passages.length).toBeGreaterThan(4)
  await bridge.undo()
  await expect(bridge.undo()).rejects.toMatchObject({ code: 'nothing_to_undo' })
})

test('words that are nowhere here are offered where they are', async () => {
  renderIn(Search)
  await userEvent.type(await field(), 'confiance')
  await userEvent.click(await screen.findByRole('button', { name: '1 code' }))
  await waitFor(() => expect(marked()).toEqual(['confiance']))
})

test('what interviewers say can be left out', async () => {
  const bridge = new FakeBridge({ open: true })
  const ask = vi.spyOn(bridge, 'search')
  renderIn(Search, { bridge })
  await userEvent.type(await field(), 'téléphone')
  const speakers = () => ask.mock.lastCall?.[0].unasked
  await waitFor(() => expect(document.body).toHaveTextContent('Et le téléphone ?'))
  await userEvent.click(screen.getByLabelText('Sans les questions'))
  await waitFor(() => expect(speakers()).toBe(true))
  await waitFor(() => expect(document.body).not.toHaveTextContent('Et le téléphone ?'))
  expect(marked().length).toBeGreaterThan(0)
})
