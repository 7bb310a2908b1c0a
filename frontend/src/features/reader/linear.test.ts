import { screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { renderIn } from '@/test/render'
import { linearPage, linearPages } from './linear'
import Reader from './Reader.svelte'

beforeEach(() => {
  // jsdom lays nothing out.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList
  Element.prototype.scrollIntoView = () => undefined
})

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

describe('the keys of the reader, turn by turn', () => {
  async function opened() {
    const bridge = new FakeBridge({ open: true })
    const bruno = (await bridge.testimonies())[1]?.id ?? ''
    const found = renderIn(Reader, { bridge })
    await found.reading.open(bruno)
    await screen.findByRole('textbox')
    await found.commands.run('read.linear')
    await screen.findByRole('heading', { name: /par tours de parole/ })
    return { ...found, bruno }
  }

  const marked = () => document.querySelector('mark')?.textContent ?? ''

  test('go from sentence to sentence and code what is chosen', async () => {
    const { bridge, bruno } = await opened()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
    const chosen = await waitFor(() => {
      expect(marked()).not.toBe('')
      return marked()
    })
    expect(screen.getAllByRole('status').map((s) => s.textContent)).toContain(chosen)
    await userEvent.keyboard('c')
    await userEvent.type(await screen.findByRole('combobox'), 'Estime{Enter}')
    await waitFor(async () => {
      const { quotes } = await bridge.quotes({ ...everything, testimony: bruno })
      expect(quotes.map((q) => q.text)).toContain(chosen)
    })
    expect(await screen.findByText(new RegExp(`^Codé Estime de soi.*${chosen.slice(0, 20)}`)))
  })

  test('R corrects the turn and X cuts it', async () => {
    const { view, reading } = await opened()
    await userEvent.keyboard('{Control>}{ArrowDown}{ArrowDown}{/Control}')
    const turn = await waitFor(() => {
      expect(marked()).not.toBe('')
      return marked()
    })
    await userEvent.keyboard('r')
    const words = () =>
      view.correcting && reading.text?.text.slice(view.correcting.start, view.correcting.end)
    expect(words()).toBe(turn)
    expect(view.correcting?.cut).toBe(false)
    await userEvent.keyboard('x')
    expect(view.correcting?.cut).toBe(true)
  })

  test('another page is shown where the chosen words are', async () => {
    const { commands } = await opened()
    await commands.run('read.bottom')
    await commands.run('read.turn')
    expect(marked()).not.toBe('')
  })
})
