import { expect, test } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { linearPage, linearPages } from './linear'

test('turns come in order with their speakers and codings', async () => {
  const bridge = new FakeBridge({ open: true })
  const id = (await bridge.testimonies())[1]?.id ?? ''
  const text = await bridge.read(id)
  const { quotes } = await bridge.quotes({ ...everything, testimony: id })
  const turns = linearPage(text, quotes, 0)
  expect(turns[1]?.speaker).toBe('Bruno')
  expect(turns[1]?.words).toMatch(/^Ah, avant/)
  expect(turns.flatMap((t) => t.quotes)).toHaveLength(quotes.length)
  expect(linearPages(text)).toBe(1)
})

test('a turn of a recording says when it is heard', async () => {
  const bridge = new FakeBridge({ open: true })
  const [amina, bruno] = await bridge.testimonies()
  const timed = linearPage(await bridge.read(amina?.id ?? ''), [], 0)
  expect(timed.slice(0, 2).map((t) => t.time)).toEqual(['00:00:00', '00:00:03'])
  expect(linearPage(await bridge.read(bruno?.id ?? ''), [], 0)[0]?.time).toBe('')
})
