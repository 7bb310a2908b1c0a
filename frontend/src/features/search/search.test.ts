import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import type { SearchLine, SearchResult } from '@/bridge/types'
import { eventually } from '@/test/eventually'
import { renderIn } from '@/test/render'
import { filterText } from './filterText'
import Search from './Search.svelte'

const field = () => screen.findByRole('textbox', { name: 'Chercher des mots' })
const marked = () => [...document.querySelectorAll('mark')].map((m) => m.textContent)

test('results come while one types, marked on the letters, with totals everywhere', async () => {
  renderIn(Search)
  await userEvent.type(await field(), 'bourgmestre')
  await waitFor(() => expect(marked()).toEqual(['bourgmestre', 'bourgmestre']))
  expect(await screen.findByText('1 passage · 1 témoignage')).toBeInTheDocument()
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
  bridge.emit('index', { ready: true, done: 3, total: 3, error: '', rebuilt: false })
  await waitFor(() => expect(marked()).toContain('café'))
  const before = asked.mock.calls.length
  await new Promise((resolve) => setTimeout(resolve, 300))
  const settled = asked.mock.calls.length
  bridge.emit('index', { ready: true, done: 3, total: 3, error: '', rebuilt: false })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(asked.mock.calls.length).toBe(settled)
  expect(settled).toBeGreaterThanOrEqual(before)
})

test('a search that was stopped says so, and that what is shown is of before', async () => {
  const bridge = new FakeBridge({ open: true })
  const ask = bridge.search
  bridge.search = (request) =>
    request.query.includes('rep') ? new Promise<SearchResult>(() => undefined) : ask(request)
  const stopped = vi.spyOn(bridge, 'stopSearch')
  renderIn(Search, { bridge })
  await userEvent.type(await field(), 'repas')
  await userEvent.click(await screen.findByRole('button', { name: 'Arrêter' }))
  expect(stopped).toHaveBeenCalledOnce()
  expect(await screen.findByText('Recherche arrêtée')).toBeVisible()
  expect(await field()).toHaveFocus()
  await userEvent.clear(await field())
  await userEvent.type(await field(), 'café')
  await waitFor(() => expect(marked()).toContain('café'))
  await userEvent.paste(' repas')
  await userEvent.click(await screen.findByRole('button', { name: 'Arrêter' }))
  expect(await screen.findByText(/^résultats de « café/)).toBeVisible()
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
  const dialog = await screen.findByRole('dialog')
  await userEvent.type(within(dialog).getByRole('combobox'), 'oser{Enter}')
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

test('the text and the chips stay in step, and a facet writes what one could have typed', async () => {
  const { search } = renderIn(Search)
  await userEvent.type(await field(), 'téléphone')
  const where = screen.getByRole('navigation', { name: 'Filtres' })
  await waitFor(() => expect(search.counts?.speakers.length).toBeGreaterThan(1))
  const name = search.counts?.speakers[0]?.name ?? ''
  await userEvent.click(within(where).getByRole('button', { name: new RegExp(name) }))
  await waitFor(() => expect(search.query).toBe(`téléphone ${filterText('locuteur', name)}`))
  await waitFor(() => expect(new Set(search.hits.map((h) => h.speaker))).toEqual(new Set([name])))
  await userEvent.click(await screen.findByRole('button', { name: /dit par/ }))
  await waitFor(() => expect(search.query).toBe('téléphone'))
})

test('each linked repeat can be shown once, and says how often it is said', async () => {
  const bridge = new FakeBridge({ open: true })
  const [first, second] = (await bridge.quotes(everything)).quotes
  if (!first || !second) throw new Error('the sample has no two quotes')
  await bridge.confirmRepeat([first.id, second.id], first.id)
  const { search } = renderIn(Search, { bridge })
  const where = screen.getByRole('navigation', { name: 'Filtres' })
  await userEvent.click(within(where).getByRole('button', { name: /Extraits/ }))
  await userEvent.type(
    await field(),
    second.text.split(/[^\p{L}]/u).find((w) => w.length > 6) ?? '',
  )
  await waitFor(() => expect(document.body).toHaveTextContent('dit 2 fois, par'))
  await userEvent.click(within(where).getByRole('button', { name: 'Une fois chacune' }))
  await waitFor(() => expect(search.query).toMatch(/répété:"une fois"$/))
  await waitFor(() => expect(search.hits.map((h) => h.id)).not.toContain(second.id))
})

test('a fault is mended by one click', async () => {
  const { search } = renderIn(Search)
  await userEvent.type(await field(), '"café')
  await userEvent.click(await screen.findByRole('button', { name: 'Essayer "café"' }))
  await waitFor(() => expect(search.answered).toBe('"café"'))
})

test('chips whose words are no longer there go, though the text cannot be read', async () => {
  const { search } = renderIn(Search)
  await userEvent.type(await field(), 'café repas')
  const texts = () => search.parts.map((p) => p.text)
  await waitFor(() => expect(texts()).toEqual(['café', 'repas']))
  await userEvent.type(await field(), ' "peur')
  await waitFor(() => expect(search.error).not.toBeNull())
  expect(texts()).toEqual(['café', 'repas'])
  const all = { initialSelectionStart: 0, initialSelectionEnd: search.query.length }
  await userEvent.type(await field(), '"au café', all)
  await waitFor(() => expect(texts()).toEqual([]))
})

test('a search that is kept under a name is made again', async () => {
  const { bridge, search } = renderIn(Search)
  await bridge.saveSearch('Pauses', 'café')
  await userEvent.click(await screen.findByRole('button', { name: 'Pauses' }))
  await waitFor(() => expect(search.answered).toBe('café'))
  await userEvent.click(screen.getByRole('button', { name: /Ne plus garder/ }))
  await waitFor(() => expect(search.saved).toEqual([]))
})

test('a search that is kept takes another name', async () => {
  const { bridge, search } = renderIn(Search)
  const { id } = await bridge.saveSearch('Pauses', 'café')
  await userEvent.click(await screen.findByRole('button', { name: /^Renommer .*Pauses/ }))
  const name = await screen.findByRole('textbox', { name: 'Nom' })
  expect(name).toHaveValue('Pauses')
  await userEvent.clear(name)
  await userEvent.type(name, 'À table{Enter}')
  await waitFor(() => expect(search.saved).toEqual([{ id, name: 'À table', query: 'café' }]))
})

test('what is found is counted by testimony and by person', async () => {
  const { search } = renderIn(Search)
  await userEvent.type(await field(), 'téléphone')
  await waitFor(() => expect(search.counts).not.toBeNull())
  await userEvent.click(screen.getByRole('radio', { name: 'Fréquences' }))
  const table = await screen.findByRole('table', { name: 'Par personne' })
  const total = search.counts?.speakers.reduce((sum, s) => sum + s.matches, 0) ?? 0
  const shown = within(table)
    .getAllByRole('row')
    .slice(1)
    .map((r) => Number(r.querySelector('td')?.textContent))
  expect(shown.reduce((a, b) => a + b, 0)).toBe(total)
})

test('the reader goes from match to match over testimonies', async () => {
  const { search } = renderIn(Search)
  await userEvent.type(await field(), 'téléphone')
  await waitFor(() => expect(search.hits.length).toBeGreaterThan(1))
  const all = search.hits.flatMap((h) => h.matches.map((_, match) => `${h.start} ${match}`))
  const seen: string[] = []
  for (;;) {
    const found = await search.step(1)
    if (!found) break
    seen.push(`${found.hit.start} ${found.match}`)
  }
  expect(seen).toEqual(all)
  const back = await search.step(-1)
  expect(`${back?.hit.start} ${back?.match}`).toBe(all.at(-2))
})

test('coding on the way from match to match loses no place', async () => {
  const bridge = new FakeBridge({ open: true })
  const { search } = renderIn(Search, { bridge })
  await userEvent.type(await field(), 'téléphone')
  await waitFor(() => expect(search.hits.length).toBeGreaterThan(2))
  const all = search.hits.flatMap((h) => h.matches.map((_, match) => `${h.start} ${match}`))
  await search.step(1)
  const second = await search.step(1)
  if (!second) throw new Error('there is no second match')
  const asked = vi.spyOn(bridge, 'search')
  const { testimony, start, end } = second.hit
  const [code] = await bridge.codes()
  await bridge.codePassage(testimony, start, end, [code?.id ?? ''])
  await waitFor(() => expect(asked).toHaveBeenCalled())
  await waitFor(() => expect(search.hits[1]?.codes.length ?? 0).toBeGreaterThan(0))
  const third = await search.step(1)
  expect(`${third?.hit.start} ${third?.match}`).toBe(all[2])
})

test('what coding takes out of a search leaves its place to the next match', async () => {
  const bridge = new FakeBridge({ open: true })
  const { search } = renderIn(Search, { bridge })
  await userEvent.type(await field(), 'téléphone')
  await waitFor(() => expect(search.hits.length).toBeGreaterThan(2))
  const keys = search.hits.map((h) => `${h.testimony} ${h.start}`)
  while (search.at?.hit !== search.hits[1]) await search.step(1)
  search.hits = search.hits.filter((_, i) => i !== 1)
  const next = await search.step(1)
  expect(`${next?.hit.testimony} ${next?.hit.start}`).toBe(keys[2])
})

test('the reader goes on from a line of the concordance to the lines after it, fetched or not', async () => {
  const bridge = new FakeBridge({ open: true })
  const { search } = renderIn(Search, { bridge })
  await search.show('concordance')
  await userEvent.type(await field(), 'de')
  await waitFor(() => expect(search.lines.length).toBeGreaterThan(4))
  const all = search.lines
  const at = all.length - 2
  search.stand(all[at - 2] as SearchLine)
  search.hits = search.hits.slice(0, 1)
  search.lines = all.slice(0, at)
  expect((await search.step(1))?.hit).toBe(all[at - 1]?.hit)
  const next = await search.step(1)
  expect([next?.hit.start, next?.match]).toEqual([all[at]?.hit.start, all[at]?.match])
})

test('coding leaves as many lines in the concordance as there were', async () => {
  const bridge = new FakeBridge({ open: true })
  const asked = vi.spyOn(bridge, 'concordance')
  const { search } = renderIn(Search, { bridge })
  await search.show('concordance')
  await userEvent.type(await field(), 'café')
  await waitFor(() => expect(search.lines.length).toBeGreaterThan(0))
  const [line] = search.lines
  search.lines = Array.from({ length: 340 }, (_, i) => ({
    match: 0,
    hit: { ...(line as SearchLine).hit, id: `line ${i}` },
  }))
  await bridge.addCode('Pauses', '', '')
  await waitFor(() => expect(asked.mock.lastCall?.[0].limit).toBe(340))
})

test('lines stand as in the testimonies until somebody sorts them, whatever the order of hits', async () => {
  const bridge = new FakeBridge({ open: true })
  const asked = vi.spyOn(bridge, 'concordance')
  const { search } = renderIn(Search, { bridge })
  await userEvent.type(await field(), 'café')
  await screen.findByRole('button', { name: 'Actions' })
  expect(search.order).toBe('relevance')
  await userEvent.click(screen.getByRole('radio', { name: 'Concordance' }))
  await eventually(() => expect(asked).toHaveBeenCalled())
  expect(asked.mock.lastCall?.[0].order).toBe('place')
})

test('a name typed in place of the one proposed is the name', async () => {
  const bridge = new FakeBridge({ open: true })
  const kept = vi.spyOn(bridge, 'saveSearch')
  const { commands } = renderIn(Search, { bridge })
  await userEvent.type(await field(), 'café')
  await screen.findByRole('button', { name: 'Actions' })
  await commands.run('search.keep')
  const name = await screen.findByRole('textbox', { name: 'Nom' })
  await eventually(() => expect(name).toHaveFocus())
  await userEvent.keyboard('Pauses{Enter}')
  await eventually(() => expect(kept).toHaveBeenCalledWith('Pauses', 'café'))
})

test('going to the search from within it takes one back to its field', async () => {
  const { view } = renderIn(Search)
  view.go('search')
  await userEvent.type(await field(), 'café')
  await waitFor(() => expect(view.hint).not.toBe(''))
  const hint = view.hint
  screen.getByRole('button', { name: 'Actions' }).focus()
  view.go('search')
  await waitFor(async () => expect(await field()).toHaveFocus())
  expect(view.hint).toBe(hint)
})
