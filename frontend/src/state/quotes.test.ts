import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { BridgeError } from '@/bridge/error'
import { FakeBridge } from '@/bridge/fake/fake'
import type { Text } from '@/bridge/types'
import { eventually } from '@/test/eventually'
import { late } from '@/test/late'
import { Quotes } from './quotes.svelte'

let bridge: FakeBridge
let quotes: Quotes
let text: Text

beforeEach(async () => {
  bridge = new FakeBridge({ open: true })
  quotes = new Quotes(bridge)
  bridge.on('change', (change) => quotes.changed(change))
  const bruno = (await bridge.testimonies()).find((t) => t.title.startsWith('Bruno'))
  text = await bridge.read(bruno?.id ?? '')
  await quotes.follow(text)
})

afterEach(() => vi.useRealTimers())

const passage = (words: string) => {
  const start = text.text.indexOf(words)
  return { testimony: text.testimony.id, start, end: start + words.length, text: words }
}

describe('quotes', () => {
  test('those of the testimony being read are equal to its text, in its order', () => {
    expect(quotes.here.length).toBeGreaterThan(2)
    for (const q of quotes.here) expect(text.text.slice(q.start, q.end)).toBe(q.text)
    expect(quotes.here.map((q) => q.start)).toEqual(
      quotes.here.map((q) => q.start).sort((a, b) => a - b),
    )
  })

  test('a coding is painted before Go has answered, then stored once', async () => {
    const [code] = await bridge.codes()
    const before = quotes.here.length
    const stored = quotes.code(passage('J’ai pas l’habitude de ce mot-là.'), [code?.id ?? ''])
    expect(quotes.here).toHaveLength(before + 1)
    expect(quotes.saving).toBe(1)
    const { id } = await stored
    expect(quotes.saving).toBe(0)
    await eventually(async () => {
      const page = await bridge.quotes({ ...quotes.filter, testimony: text.testimony.id })
      expect(quotes.here).toEqual(page.quotes)
    })
    expect(quotes.here.filter((q) => q.id === id)).toHaveLength(1)
  })

  test('what one codes is fetched again once, when the hand rests', async () => {
    const [code] = await bridge.codes()
    vi.useFakeTimers()
    const asked = vi.spyOn(bridge, 'quotes')
    for (const words of ['On boit un café', 'J’ai pas l’habitude de ce mot-là.']) {
      const stored = quotes.code(passage(words), [code?.id ?? ''])
      await vi.advanceTimersByTimeAsync(200)
      await stored
    }
    expect(asked).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(400)
    expect(asked).toHaveBeenCalledOnce()
  })

  test('coding the same passage again adds to its quote', async () => {
    const codes = await bridge.codes()
    const at = passage('On boit un café')
    const first = await quotes.code(at, [codes[0]?.id ?? ''])
    const second = await quotes.code(at, [codes[1]?.id ?? ''])
    expect(second.id).toBe(first.id)
    expect(second.codes).toEqual([codes[0]?.id, codes[1]?.id])
  })

  test('what could not be stored is taken back, and told', async () => {
    const before = quotes.here
    vi.spyOn(bridge, 'codePassage').mockRejectedValue(new BridgeError('read_only', 'x'))
    const coding = quotes.code(passage('On boit un café'), [])
    expect(quotes.here).toHaveLength(before.length + 1)
    await expect(coding).rejects.toMatchObject({ code: 'read_only' })
    expect(quotes.here.map((q) => q.id)).toEqual(before.map((q) => q.id))
  })

  test('a quote that loses its last code and is kept by nothing goes', async () => {
    const [quote] = quotes.here
    const gone = { ...quote, id: '' }
    vi.spyOn(bridge, 'removeCode').mockResolvedValue(gone as never)
    vi.spyOn(bridge, 'quotes').mockImplementation(() => new Promise(() => {}))
    await quotes.removeCode(quote?.id ?? '', quote?.codes[0] ?? '')
    expect(quotes.here.map((q) => q.id)).not.toContain(quote?.id)
  })

  test('an undo anywhere is seen here', async () => {
    const [quote] = quotes.here
    await quotes.editMemo(quote?.id ?? '', 'un mot')
    expect(quotes.find(quote?.id ?? '')?.memo).toBe('un mot')
    await bridge.undo()
    await eventually(() => expect(quotes.find(quote?.id ?? '')?.memo).toBe(quote?.memo))
  })

  test('the list is narrowed, and fetched by pages', async () => {
    await quotes.narrow({ speaker: 'Denise' })
    expect(quotes.total).toBe(2)
    expect(quotes.list.every((q) => q.speaker === 'Denise')).toBe(true)
    await quotes.narrow({ speaker: '' })
    expect(quotes.list).toHaveLength(quotes.total)
  })

  test('what is done to a passage on its way is done to the quote it becomes', async () => {
    const [first, second] = (await bridge.codes()).map((c) => c.id)
    const coding = late(bridge, 'codePassage')
    const stored = quotes.code(passage('On boit un café'), [first ?? ''])
    const draft = quotes.here.find((q) => q.text === 'On boit un café')?.id ?? ''
    const added = quotes.addCodes(draft, [second ?? ''])
    const written = quotes.editMemo(draft, 'à relire')
    expect(quotes.find(draft)).toMatchObject({ codes: [first, second], memo: 'à relire' })
    coding.answer()
    const { id } = await stored
    expect(quotes.now(draft)).toBe(id)
    expect(quotes.find(draft)).toMatchObject({ id, codes: [first, second], memo: 'à relire' })
    expect(quotes.origin(id)).toBe(draft)
    await Promise.all([added, written])
    expect(await quotes.all()).toContainEqual(
      expect.objectContaining({ id, codes: [first, second], memo: 'à relire' }),
    )
  })

  test('a passage on its way that is deleted is gone, and does not come back', async () => {
    const coding = late(bridge, 'codePassage')
    const stored = quotes.code(passage('On boit un café'), [])
    const said = () => quotes.here.some((q) => q.text === 'On boit un café')
    const removing = late(bridge, 'deleteQuote')
    const removed = quotes.remove(quotes.here.find((q) => q.text === 'On boit un café')?.id ?? '')
    expect(said()).toBe(false)
    coding.answer()
    const { id } = await stored
    expect(said()).toBe(false)
    await eventually(() => expect(removing.spy).toHaveBeenCalledExactlyOnceWith(id))
    removing.answer()
    await removed
    expect((await quotes.all()).some((q) => q.id === id)).toBe(false)
  })

  test('an answer takes nothing off that was put after its question', async () => {
    const codes = (await bridge.codes()).map((c) => c.id)
    const coding = late(bridge, 'codePassage')
    const at = passage('On boit un café')
    const both = [quotes.code(at, [codes[0] ?? '']), quotes.code(at, [codes[1] ?? ''])]
    const put = () => quotes.here.find((q) => q.text === at.text)?.codes
    expect(put()).toEqual(codes.slice(0, 2))
    coding.answer()
    await both[0]
    expect(put()).toEqual(codes.slice(0, 2))
    coding.answer()
    await Promise.all(both)
    expect(quotes.here.filter((q) => q.text === at.text)).toHaveLength(1)
  })

  test('a list that was asked for before a coding does not hide it', async () => {
    const [code] = await bridge.codes()
    const page = await bridge.quotes({ ...quotes.filter, testimony: text.testimony.id })
    await eventually(() => expect(quotes.here).toEqual(page.quotes))
    let answer: (old: typeof page) => void = () => undefined
    const asked = vi.spyOn(bridge, 'quotes')
    asked.mockImplementationOnce(() => new Promise((done) => (answer = done)))
    quotes.changed({ records: ['quotes'] } as never)
    const { id } = await quotes.code(passage('On boit un café'), [code?.id ?? ''])
    asked.mockImplementation(() => new Promise(() => undefined))
    answer(page)
    await eventually(() => expect(asked.mock.calls.length).toBeGreaterThan(1))
    expect(quotes.here.map((q) => q.id)).toContain(id)
  })

  test('a list that comes late shows what is being taken off as gone', async () => {
    await quotes.narrow({})
    const [gone] = quotes.list
    vi.spyOn(bridge, 'deleteQuote').mockImplementation(() => new Promise(() => undefined))
    void quotes.remove(gone?.id ?? '')
    await quotes.narrow({})
    expect(quotes.list.map((q) => q.id)).not.toContain(gone?.id)
  })

  test('a passage of another testimony is stored, and not drawn in this one', async () => {
    const other = (await bridge.testimonies()).find((t) => t.id !== text.testimony.id)?.id ?? ''
    const before = quotes.here.map((q) => q.id)
    const stored = quotes.code({ testimony: other, start: 0, end: 5, text: '' }, [])
    expect(quotes.here.map((q) => q.id)).toEqual(before)
    expect((await stored).testimony).toBe(other)
    expect(quotes.here.map((q) => q.id)).toEqual(before)
  })
})
