import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import type { PassagePlace } from '@/bridge/passagesBridge'
import { eventually } from '@/test/eventually'
import { renderIn } from '@/test/render'
import Reader from './Reader.svelte'

beforeEach(() => {
  // jsdom lays nothing out.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList
  Element.prototype.scrollIntoView = () => undefined
})

const elsewhere: PassagePlace = {
  testimony: 'karim',
  title: 'Karim, magasin',
  speaker: 'Karim',
  turn: 3,
  time: '',
  start: 5,
  end: 50,
  text: 'tiens, on m’écoute',
  cut: false,
  quotes: ['k'],
  codes: [],
  quote: 'k',
}

// A sentence just coded, which somebody else says as well.
async function coded() {
  const bridge = new FakeBridge({ open: true })
  const link = vi.spyOn(bridge, 'linkPassage').mockResolvedValue()
  vi.spyOn(bridge, 'echoes').mockResolvedValue([elsewhere])
  const found = renderIn(Reader, { bridge })
  await found.reading.open((await bridge.testimonies())[1]?.id ?? '')
  await screen.findByRole('textbox')
  await found.commands.run('read.linear')
  await screen.findByRole('heading', { name: /par tours de parole/ })
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}v')
  await screen.findByText(/^Ces mots se trouvent aussi ailleurs/)
  return { ...found, bridge, link }
}

const note = () => screen.queryByText(/^Ces mots se trouvent aussi ailleurs/)

test('a key links what was coded to where it is said again', async () => {
  const { quotes, view, link } = await coded()
  expect(note()).toHaveTextContent('C’est déjà un extrait.')
  const own = quotes.find(view.quote)
  await userEvent.keyboard('a')
  await eventually(() => expect(link).toHaveBeenCalledOnce())
  expect(link.mock.calls[0]?.[0]).toEqual([
    { testimony: own?.testimony, start: own?.start, end: own?.end },
    { testimony: 'karim', start: 5, end: 50 },
  ])
  await eventually(() => expect(note()).not.toBeInTheDocument())
})

test('the note goes with the coding that is taken back, and its key does nothing', async () => {
  const { bridge, link } = await coded()
  await bridge.undo()
  await eventually(() => expect(note()).not.toBeInTheDocument())
  await userEvent.keyboard('a')
  expect(link).not.toHaveBeenCalled()
})

test('the note goes when one reads elsewhere', async () => {
  const { bridge, quotes, reading } = await coded()
  await reading.open((await bridge.testimonies())[0]?.id ?? '')
  await quotes.follow(reading.text)
  await eventually(() => expect(note()).not.toBeInTheDocument())
})

test('read blind, the note does not say whether somebody coded the words there', async () => {
  const { view } = await coded()
  view.whose = 'mine'
  await eventually(() => expect(note()).not.toHaveTextContent(/extrait|codé/))
  expect(note()).toBeVisible()
})

test('the note gives the focus back to the text', async () => {
  const { link } = await coded()
  await userEvent.click(screen.getByRole('button', { name: /^Lier/ }))
  await eventually(() => expect(link).toHaveBeenCalledOnce())
  await eventually(() =>
    expect(document.activeElement?.closest('[data-scope=reader]')).toBeTruthy(),
  )
})
