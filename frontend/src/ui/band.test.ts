import { afterEach, expect, test, vi } from 'vitest'
import { flushSync } from 'svelte'
import { Band } from './band.svelte'

const items = Array.from({ length: 500 }, (_, i) => i)
const drawn = (band: Band, keep: (item: number) => boolean = () => false) =>
  band.lay(items, keep).map(({ item }) => item)

// A sidebar 600 pixels high, in which the list begins at `top`.
function inSidebar(band: Band, top: number) {
  const [scroller, list] = [document.createElement('div'), document.createElement('ul')]
  scroller.style.overflowY = 'auto'
  scroller.append(list)
  document.body.append(scroller)
  const box = (y: number, height: number) => ({ top: y, height }) as DOMRect
  vi.spyOn(scroller, 'getBoundingClientRect').mockReturnValue(box(100, 600))
  const place = vi.spyOn(list, 'getBoundingClientRect').mockReturnValue(box(top, 15_000))
  return {
    stop: band.attach(list),
    scroll: (to: number) => {
      place.mockReturnValue(box(to, 15_000))
      scroller.dispatchEvent(new Event('scroll'))
      flushSync()
    },
  }
}

afterEach(() => document.body.replaceChildren())

test('a short list is drawn whole, wherever it stands', () => {
  const band = new Band(30)
  inSidebar(band, -20_000)
  expect(band.lay(items.slice(0, 60), () => false)).toHaveLength(60)
})

test('of a long list what is in view is drawn, with a little around it', () => {
  const band = new Band(30)
  inSidebar(band, 100)
  expect(drawn(band)[0]).toBe(0)
  expect(drawn(band).at(-1)).toBe(31) // (600 + 360) / 30, less one
  expect(band.lay(items, () => false)[2]).toEqual({ item: 2, top: 60 })
})

test('it follows the scroll once what is drawn is left', () => {
  const band = new Band(30)
  const { scroll } = inSidebar(band, 100)
  const before = drawn(band)
  scroll(-100)
  expect(drawn(band)).toEqual(before)
  scroll(-8_900) // 9,000 pixels on: row 300 is the first in view
  expect(drawn(band)[0]).toBe(288)
  expect(drawn(band).at(-1)).toBe(331)
})

test('what must be there is drawn, in its place', () => {
  const band = new Band(30)
  inSidebar(band, 100)
  const [last] = band.lay(items, (item) => item === 400).slice(-1)
  expect(last).toEqual({ item: 400, top: 12_000 })
})
