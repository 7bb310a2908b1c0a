import { flushSync } from 'svelte'
import { beforeEach, expect, test, vi } from 'vitest'
import { BridgeError } from '@/bridge/error'
import { FakeBridge } from '@/bridge/fake/fake'
import type { Text } from '@/bridge/types'
import { Names } from '@/state/names.svelte'
import { Project } from '@/state/project.svelte'
import { Codes } from '@/state/codes.svelte'
import { Quotes } from '@/state/quotes.svelte'
import { Reading } from '@/state/reading.svelte'
import { Settings } from '@/state/settings.svelte'
import { View } from '@/state/view.svelte'
import { eventually } from '@/test/eventually'
import { late } from '@/test/late'
import { Passages } from './passages'
import { Session } from './session.svelte'
import type { Surface } from './surface'

let bridge: FakeBridge
let session: Session
let text: Text

// The editor's geometry has no place in these tests: only its words and its selection.
function choose(words: string) {
  const start = text.text.indexOf(words)
  session.selection = { start, end: start + words.length, head: start + words.length }
}

beforeEach(async () => {
  bridge = new FakeBridge({ open: true })
  const [codes, quotes] = [new Codes(bridge), new Quotes(bridge)]
  const [reading, settings] = [new Reading(bridge), new Settings(bridge)]
  await codes.fetched.load()
  await reading.open((await bridge.testimonies())[1]?.id ?? '')
  if (!reading.text) throw new Error('no text')
  text = reading.text
  await quotes.follow(text)
  const names = new Names(bridge, new Project(bridge), settings)
  session = new Session({ codes, names, quotes, reading, settings, view: new View(), me: () => '' })
  const editor: Partial<Surface> = { passages: new Passages(text), select() {}, reveal() {} }
  session.editor = editor as Surface
})

const code = (name: string) => session.nouns.codes.list.find((c) => c.name === name)?.id ?? ''
const words = (id: string) => session.shown.find((q) => q.id === id)?.text

test('a code is painted at once and stored', async () => {
  choose('Septante kilomètres aller-retour')
  const before = session.shown.length
  const storing = session.put([code('Projet personnel')])
  expect(session.shown).toHaveLength(before + 1)
  await storing
  expect(words(session.nouns.view.quote)).toBe('Septante kilomètres aller-retour')
  expect(session.last?.name).toBe('Projet personnel')
})

test('a coding that cannot be stored is taken back, and says so', async () => {
  choose('Septante kilomètres')
  const before = session.shown.map((q) => q.id)
  vi.spyOn(bridge, 'codePassage').mockRejectedValue(new BridgeError('unwritable', 'disk full'))
  await expect(session.put([code('Projet personnel')])).rejects.toThrow('disk full')
  expect(session.shown.map((q) => q.id)).toEqual(before)
})

test('a caret codes the sentence it stands in', async () => {
  const head = text.text.indexOf('kilomètres')
  session.selection = { start: head, end: head, head }
  await session.put([code('Projet personnel')])
  expect(words(session.nouns.view.quote)).toBe('Septante kilomètres aller-retour pour une lettre.')
})

test('in vivo makes the words a code, once', async () => {
  choose('tiens, on m’écoute')
  await session.inVivo()
  await session.nouns.codes.fetched.load()
  expect(code('tiens, on m’écoute')).not.toBe('')
  choose('Tiens, on m’écoute'.replace('T', 't'))
  await session.inVivo()
  await session.nouns.codes.fetched.load()
  expect(session.nouns.codes.list.filter((c) => c.name === 'tiens, on m’écoute')).toHaveLength(1)
})

test('a new code can be put under another', async () => {
  choose('Septante kilomètres')
  await session.putNew('projet personnel / Mobilité')
  await session.nouns.codes.fetched.load()
  const made = session.nouns.codes.list.find((c) => c.name === 'Mobilité')
  expect(made?.parent).toBe(code('Projet personnel'))
})

test('quotes follow one another, and overlapping ones go round', () => {
  session.step(true)
  expect(words(session.nouns.view.quote)).toMatch(/^avant je demandais/)
  session.step(true)
  expect(words(session.nouns.view.quote)).toMatch(/^La première fois/)
  session.step(false)
  expect(words(session.nouns.view.quote)).toMatch(/^avant je demandais/)
  const head = text.text.indexOf('elle m’a écouté')
  session.selection = { start: head, end: head, head }
  expect(session.under).toHaveLength(2)
  session.cycle()
  const first = session.nouns.view.quote
  session.cycle()
  expect(session.nouns.view.quote).not.toBe(first)
  session.cycle()
  expect(session.nouns.view.quote).toBe(first)
})

test('an end moves at once and is stored when the keys rest', async () => {
  session.step(true)
  const quote = session.focused
  if (!quote) throw new Error('no quote in focus')
  const moved = vi.spyOn(bridge, 'moveQuote')
  session.movement.side = 'end'
  session.movement.to(quote, quote.end - 1)
  session.movement.to(quote, quote.end - 5)
  flushSync()
  expect(session.focused?.end).toBe(quote.end - 5)
  expect(moved).not.toHaveBeenCalled()
  session.movement.end()
  expect(session.focused?.end).toBe(quote.end - 5)
  expect(moved).toHaveBeenCalledExactlyOnceWith(quote.id, quote.start, quote.end - 5, 'all')
})

test('an end taken with the mouse snaps to words and is stored once, or put back', async () => {
  session.step(true)
  const quote = session.focused
  if (!quote) throw new Error('no quote in focus')
  const moved = vi.spyOn(bridge, 'moveQuote')
  vi.useFakeTimers()
  session.take('end')
  const inside = quote.end - 3
  for (const at of [inside - 4, inside - 2, inside]) session.drag(at, false)
  await vi.advanceTimersByTimeAsync(5000)
  expect(moved).not.toHaveBeenCalled()
  vi.useRealTimers()
  session.movement.cancel()
  flushSync()
  expect(session.focused?.end).toBe(quote.end)
  session.take('end')
  session.drag(inside, true)
  session.movement.end()
  expect(moved).toHaveBeenCalledExactlyOnceWith(quote.id, quote.start, inside, 'all')
})

test('a quote is cut at the caret and merged again', async () => {
  session.step(true)
  const quote = session.focused
  if (!quote) throw new Error('no quote in focus')
  const before = session.shown.length
  const head = text.text.indexOf('demandais', quote.start)
  session.selection = { start: head + 2, end: head + 2, head: head + 2 }
  await session.split()
  expect(session.shown).toHaveLength(before + 1)
  expect(session.focused?.start).toBe(head)
  await session.merge(false)
  expect(session.shown).toHaveLength(before)
  expect(session.focused).toMatchObject({ start: quote.start, end: quote.end })
})

test('a selection inside a quote is where it is cut; outside of quotes nothing is', async () => {
  session.step(true)
  const quote = session.focused
  if (!quote) throw new Error('no quote in focus')
  session.nouns.view.select('')
  const end = quote.end - 4
  session.selection = { start: quote.start, end, head: end }
  expect(session.cut).toMatchObject({ at: end })
  session.selection = { start: 0, end: 0, head: 0 }
  expect(session.cut).toBeNull()
  const split = vi.spyOn(bridge, 'splitQuote')
  await session.split()
  expect(split).not.toHaveBeenCalled()
})

test('Delete takes off the coding in focus, then the quote', async () => {
  session.step(true)
  const { id } = session.focused ?? { id: '' }
  await session.remove()
  expect(session.shown.some((q) => q.id === id)).toBe(false)
  expect(session.nouns.view.quote).toBe('')
})

test('the brush codes what the mouse selects', async () => {
  session.brush = code('Créer des liens')
  choose('On boit un café')
  session.released()
  await eventually(() => expect(words(session.nouns.view.quote)).toBe('On boit un café'))
})

test('what one just coded is in focus before it is stored', async () => {
  session.step(true)
  choose('On boit un café')
  const before = session.nouns.quotes.here.length
  const coding = late(bridge, 'codePassage')
  const storing = session.put([code('Créer des liens')])
  expect(session.focused?.text).toBe('On boit un café')
  const removing = session.remove()
  expect(session.shown).toHaveLength(before)
  coding.answer()
  await Promise.all([storing, removing])
  expect(session.shown).toHaveLength(before)
  expect(session.nouns.view.quote).toBe('')
})

test('a passage being coded is left as soon as one reads on', async () => {
  choose('On boit un café')
  const coding = late(bridge, 'codePassage')
  const storing = session.put([code('Créer des liens')])
  choose('Septante kilomètres')
  expect(session.focused).toBeUndefined()
  coding.answer()
  await storing
  expect(session.nouns.view.quote).toBe('')
})

test('the memo of a passage is there to write before it is stored', async () => {
  choose('On boit un café')
  const coding = late(bridge, 'codePassage')
  const opening = session.memo()
  const { quotes, view } = session.nouns
  expect(view.asked).toBe('memo')
  const draft = view.quote
  expect(quotes.find(draft)?.text).toBe('On boit un café')
  coding.answer()
  await opening
  expect(view.quote).toBe(quotes.now(draft))
  expect(quotes.origin(view.quote)).toBe(draft)
})

test('a code goes on the passage it was sought for, though another text came', async () => {
  choose('On boit un café')
  const target = session.target()
  const [other] = await bridge.testimonies()
  await session.nouns.reading.open(other?.id ?? '')
  session.selection = { start: 0, end: 0, head: 0 }
  await session.put([code('Créer des liens')], target)
  expect(session.stored).toMatchObject({ testimony: text.testimony.id, text: 'On boit un café' })
})

test('what is cut and merged at once is whole again, and nothing else is merged', async () => {
  session.step(true)
  session.step(true)
  const quote = session.focused
  if (!quote) throw new Error('no quote in focus')
  const before = session.shown.map((q) => [q.start, q.end])
  const head = text.text.indexOf(' ', quote.start + 12) + 1
  session.selection = { start: head, end: head, head }
  const splitting = late(bridge, 'splitQuote')
  const both = [session.split(), session.merge(false)]
  expect(session.reshaping).toBe(true)
  await eventually(() => expect(splitting.spy).toHaveBeenCalledOnce())
  splitting.answer()
  await Promise.all(both)
  expect(session.reshaping).toBe(false)
  expect(session.shown.map((q) => [q.start, q.end])).toEqual(before)
})

test('an answer that is late does not call one back who reads on', async () => {
  session.step(true)
  const quote = session.focused
  if (!quote) throw new Error('no quote in focus')
  const head = text.text.indexOf('demandais', quote.start)
  session.selection = { start: head, end: head, head }
  const splitting = late(bridge, 'splitQuote')
  const cutting = session.split()
  session.step(true)
  const read = session.nouns.view.quote
  await eventually(() => expect(splitting.spy).toHaveBeenCalledOnce())
  splitting.answer()
  await cutting
  expect(session.nouns.view.quote).toBe(read)
})

test('who codes blind deletes a quote for themselves alone', async () => {
  const coding = (code: string, by: string) => ({ code, by, also: [], auto: '', stances: [] })
  const [mine, hers] = [code('Estime de soi'), code('Projet personnel')]
  const [quote] = session.nouns.quotes.here
  if (!quote) throw new Error('no quote')
  const codings = [coding(mine, 'Camille'), coding(hers, 'Anouk')]
  session.nouns.quotes.here = [{ ...quote, codes: [mine, hers], codings }]
  session.nouns.me = () => 'Camille'
  session.nouns.view.whose = 'mine'
  const off = vi.spyOn(bridge, 'deleteQuotes')
  session.nouns.view.select(quote.id)
  await session.remove()
  expect(off.mock.calls).toEqual([[[quote.id], 'mine']])
})

test('who codes blind moves an end of their own, which stays in focus as keys go on', async () => {
  const coding = (code: string, by: string) => ({ code, by, also: [], auto: '', stances: [] })
  const [mine, hers] = [code('Estime de soi'), code('Projet personnel')]
  const { nouns, movement } = session
  const [quote] = nouns.quotes.here
  if (!quote) throw new Error('no quote')
  nouns.quotes.here = [
    { ...quote, codes: [mine, hers], codings: [coding(mine, 'Camille'), coding(hers, 'Anouk')] },
  ]
  nouns.me = () => 'Camille'
  nouns.view.whose = 'mine'
  const made = { ...quote, id: 'apart', codes: [mine], codings: [coding(mine, 'Camille')] }
  const moved = vi
    .spyOn(bridge, 'moveQuote')
    .mockImplementation((_, start, end) => Promise.resolve({ ...made, start, end }))
  nouns.view.select(quote.id)
  const move = (by: number) => {
    const { focused } = session
    if (!focused) throw new Error('no quote in focus')
    movement.side = 'end'
    movement.to(focused, focused.end - by)
    return movement.store()
  }
  const [first, second] = [move(2), move(3)]
  expect(session.shown).toMatchObject([{ end: quote.end - 5, codes: [mine] }])
  await Promise.all([first, second])
  expect(moved.mock.calls).toEqual([
    [quote.id, quote.start, quote.end - 2, 'mine'],
    ['apart', quote.start, quote.end - 5, 'mine'],
  ])
  expect(session.focused).toMatchObject({ id: 'apart', end: quote.end - 5 })
})
