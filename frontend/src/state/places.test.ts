import { beforeEach, describe, expect, test, vi } from 'vitest'
import { BridgeError } from '@/bridge/error'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { contrast } from '@/ui/color'
import { theme } from '@/ui/theme.svelte'
import { eventually } from '@/test/eventually'
import { Codes } from './codes.svelte'
import { Collections } from './collections.svelte'
import { History } from './history.svelte'
import { Reading } from './reading.svelte'
import { Repeats } from './repeats.svelte'
import { Search } from './search.svelte'
import { Testimonies } from './testimonies.svelte'

let bridge: FakeBridge

beforeEach(() => {
  bridge = new FakeBridge({ open: true })
  theme.choice = 'light'
})

describe('codes', () => {
  test('a child that has its parent’s colour is shown in a shade of it', async () => {
    const codes = new Codes(bridge)
    const top = await codes.add('Mobilité')
    const child = await codes.add('Covoiturage', top.id)
    await codes.fetched.load()
    expect(codes.byId.get(child.id)?.color).toBe(top.color)
    expect(codes.color(child.id)).not.toBe(codes.color(top.id))
    const light = codes.color(child.id)
    theme.choice = 'dark'
    expect(codes.color(child.id)).not.toBe(light)
    expect(contrast(codes.color(child.id), '#232326')).toBeGreaterThan(4)
  })

  test('editing one thing leaves the others', async () => {
    const codes = new Codes(bridge)
    await codes.fetched.load()
    const code = codes.list[1]
    await codes.edit(code?.id ?? '', { definition: 'Être vu' })
    await codes.fetched.load()
    expect(codes.list[1]).toMatchObject({ name: code?.name, definition: 'Être vu' })
  })
})

describe('reading', () => {
  test('opens at a passage, and closes when its testimony is deleted', async () => {
    const reading = new Reading(bridge)
    bridge.on('change', (change) => reading.changed(change))
    const [first] = await bridge.testimonies()
    await reading.open(first?.id ?? '', { start: 10, end: 20, marked: true })
    expect(reading.target).toEqual({ start: 10, end: 20, marked: true })
    await bridge.deleteTestimony(first?.id ?? '')
    await eventually(() => expect(reading.text).toBeNull())
  })
})

describe('search', () => {
  test('finds words without accents or case, and says why it cannot', async () => {
    const search = new Search(bridge)
    search.query = 'TELEPHON*'
    await search.run()
    expect(search.total).toBeGreaterThan(2)
    for (const hit of search.hits)
      for (const { start, end } of hit.matches)
        expect(hit.text.slice(start, end).toLowerCase()).toMatch(/^téléphon/)
    search.query = '"pas fini'
    await search.run()
    expect(search.error?.code).toBe('bad_query')
  })

  test('an answer that was overtaken changes nothing', async () => {
    const search = new Search(bridge)
    search.query = 'commune'
    const first = search.run()
    search.query = 'bourgmestre'
    await Promise.all([first, search.run()])
    expect(search.busy).toBe(false)
    expect(search.hits.length).toBeGreaterThan(0)
    for (const hit of search.hits) expect(hit.text).toContain('bourgmestre')
  })
})

describe('repeats', () => {
  test('a verdict moves its group from the queue to what is decided', async () => {
    const repeats = new Repeats(bridge)
    bridge.on('change', (change) => repeats.changed(change))
    await repeats.load()
    const group = repeats.toReview.find((g) => g.kind === 'exact')
    const ids = group?.quotes.map((q) => q.id) ?? []
    await repeats.confirm(ids, group?.proposed ?? '')
    await eventually(() => expect(repeats.decided.map((g) => g.id)).toContain(group?.id))
    expect((await bridge.status()).counts.linked).toBe(1)
    const once = await bridge.quotes({ ...everything, once: true })
    const all = await bridge.quotes(everything)
    expect(once.total).toBe(all.total - 1)
    await repeats.forget(ids)
    await eventually(() => expect(repeats.decided).toEqual([]))
  })
})

describe('collections', () => {
  test('filled once: what is there already is not added again', async () => {
    const collections = new Collections(bridge)
    await collections.add('Rapport', everything)
    const id = collections.view?.collection.id ?? ''
    const quotes = collections.view?.items.filter((i) => i.kind === 'quote') ?? []
    expect(quotes).toHaveLength((await bridge.quotes(everything)).total)
    expect(await collections.fill(id, everything, false)).toBe(0)
  })

  test('a move is painted at once and taken back when it fails', async () => {
    const collections = new Collections(bridge)
    await collections.add('Rapport', everything)
    const before = collections.view?.items.map((i) => i.id) ?? []
    vi.spyOn(bridge, 'moveItem').mockRejectedValue(new BridgeError('read_only', 'x'))
    const move = collections.moveItem(before[0] ?? '', 2)
    expect(collections.view?.items[2]?.id).toBe(before[0])
    await expect(move).rejects.toMatchObject({ code: 'read_only' })
    expect(collections.view?.items.map((i) => i.id)).toEqual(before)
  })
})

test('the history begins with what was done last', async () => {
  const history = new History(bridge)
  await bridge.addCode('Un', '', '')
  await bridge.addCode('Deux', '', '')
  await history.load()
  expect(history.steps.map((s) => s.subject)).toEqual(['Deux', 'Un'])
})

test('the library counts the quotes of each testimony', async () => {
  const testimonies = new Testimonies(bridge)
  await testimonies.fetched.load()
  const counted = testimonies.list.reduce((sum, t) => sum + t.quotes, 0)
  expect(counted).toBe((await bridge.quotes(everything)).total)
})
