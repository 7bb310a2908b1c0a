import { beforeEach, describe, expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { late } from '@/test/late'
import { Quotes } from './quotes.svelte'

let bridge: FakeBridge
let quotes: Quotes
let bruno = ''

beforeEach(async () => {
  bridge = new FakeBridge({ open: true })
  quotes = new Quotes(bridge)
  bridge.on('change', (change) => quotes.changed(change))
  bruno = (await bridge.testimonies()).find((t) => t.title.startsWith('Bruno'))?.id ?? ''
})

describe('the quotes of a text on its way', () => {
  test('are asked for once, and are there as soon as it is', async () => {
    const asked = vi.spyOn(bridge, 'quotes')
    quotes.ahead(bruno)
    const text = await bridge.read(bruno)
    await asked.mock.results[0]?.value
    void quotes.follow(text)
    expect(quotes.here.length).toBeGreaterThan(2)
    expect(quotes.here.every((q) => q.testimony === bruno)).toBe(true)
    expect(asked).toHaveBeenCalledOnce()
  })

  test('come later than the text without being asked for again', async () => {
    const text = await bridge.read(bruno)
    const coming = late(bridge, 'quotes')
    quotes.ahead(bruno)
    const followed = quotes.follow(text)
    expect(quotes.here).toEqual([])
    coming.answer()
    await followed
    expect(quotes.here.length).toBeGreaterThan(2)
    expect(coming.spy).toHaveBeenCalledOnce()
  })

  test.each(['before', 'after'])(
    'are asked for again when they change %s it came',
    async (when) => {
      const text = await bridge.read(bruno)
      const kept = (await bridge.quotes({ ...quotes.filter, testimony: bruno })).quotes.slice(1)
      const coming = late(bridge, 'quotes')
      quotes.ahead(bruno)
      const followed = when === 'after' ? quotes.follow(text) : undefined
      coming.spy.mockResolvedValue({ quotes: kept, total: kept.length, asked: 0, people: 1 })
      quotes.changed({ records: ['quotes'] } as never)
      coming.answer()
      await (followed ?? quotes.follow(text))
      expect(quotes.here).toEqual(kept)
    },
  )

  test('that did not come are asked for with the text', async () => {
    vi.spyOn(bridge, 'quotes').mockRejectedValueOnce(new Error('busy'))
    quotes.ahead(bruno)
    await quotes.follow(await bridge.read(bruno))
    expect(quotes.here.length).toBeGreaterThan(2)
  })
})
