import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { BridgeError } from '@/bridge/error'
import { FakeBridge } from '@/bridge/fake/fake'
import type { Text } from '@/bridge/types'
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
    await vi.waitFor(async () => {
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
      await vi.advanceTimersByTimeAsync(400)
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
    await vi.waitFor(() => expect(quotes.find(quote?.id ?? '')?.memo).toBe(quote?.memo))
  })

  test('the list is narrowed, and fetched by pages', async () => {
    await quotes.narrow({ speaker: 'Denise' })
    expect(quotes.total).toBe(2)
    expect(quotes.list.every((q) => q.speaker === 'Denise')).toBe(true)
    await quotes.narrow({ speaker: '' })
    expect(quotes.list).toHaveLength(quotes.total)
  })
})
