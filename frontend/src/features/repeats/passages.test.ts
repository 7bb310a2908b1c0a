import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { BridgeError } from '@/bridge/error'
import type { PassagePlace } from '@/bridge/passagesBridge'
import { renderIn } from '@/test/render'
import Repeats from './Repeats.svelte'

beforeEach(() => localStorage.clear())

const words = 'Avant je restais dans mon coin, et maintenant c’est moi qui accueille les nouveaux.'

/** The passage in two testimonies of the sample, the first of which is coded. */
async function pasted(bridge: FakeBridge) {
  const [first, second] = await bridge.testimonies()
  const [code] = await bridge.codes()
  const place = (testimony: string, title: string, codes: string[]): PassagePlace => ({
    testimony,
    title,
    speaker: title,
    turn: 4,
    time: '',
    start: 10,
    end: 60,
    text: words,
    cut: false,
    quotes: codes.length ? ['q'] : [],
    codes,
    quote: '',
  })
  return {
    id: 'p1',
    kind: 'near' as const,
    similarity: 0.92,
    words: 14,
    linked: false,
    places: [place(first?.id ?? '', 'Luc', [code?.id ?? '']), place(second?.id ?? '', 'Nadia', [])],
  }
}

async function inTexts(bridge = new FakeBridge({ open: true })) {
  const passage = await pasted(bridge)
  const find = vi.spyOn(bridge, 'repeatedPassages').mockResolvedValue([passage])
  renderIn(Repeats, { bridge })
  await userEvent.click(await screen.findByRole('radio', { name: 'Dans les textes' }))
  await screen.findByRole('heading', { level: 2, name: 'Le même passage à deux endroits' })
  return { bridge, passage, find }
}

test('a passage is shown in each of its places, with what is coded there', async () => {
  const { find } = await inTexts()
  expect(find).toHaveBeenCalledWith(12, false)
  const detail = screen.getByRole('region', { name: 'Passage choisi' })
  expect(within(detail).getByText(/14 mots · .*92.*codé à 1 endroits sur 2/)).toBeInTheDocument()
  expect(within(detail).getByText('Pas codé ici')).toBeInTheDocument()
  expect(within(detail).getAllByText(new RegExp(words))).toHaveLength(2)
})

test('L links the places', async () => {
  const { bridge, passage } = await inTexts()
  const link = vi.spyOn(bridge, 'linkPassage').mockResolvedValue()
  const list = screen.getByRole('list', { name: 'Dans les textes' })
  await userEvent.click(within(list).getByText(/Avant je restais/))
  await userEvent.keyboard('l')
  expect(link).toHaveBeenCalledWith(
    passage.places.map(({ testimony, start, end }) => ({ testimony, start, end })),
  )
})

test('another length and the questions are looked for at once', async () => {
  const { find } = await inTexts()
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Longueur, au moins' }), '20')
  await waitFor(() => expect(find).toHaveBeenLastCalledWith(20, false))
  await userEvent.click(screen.getByRole('checkbox', { name: 'Aussi dans les questions' }))
  await waitFor(() => expect(find).toHaveBeenLastCalledWith(20, true))
})

test('where nothing comes again, it is said how to look wider; what fails can begin again', async () => {
  const bridge = new FakeBridge({ open: true })
  vi.spyOn(bridge, 'repeatedPassages')
    .mockRejectedValueOnce(new BridgeError('cancelled', 'stopped'))
    .mockResolvedValue([])
  renderIn(Repeats, { bridge })
  await userEvent.click(await screen.findByRole('radio', { name: 'Dans les textes' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Arrêté')
  await userEvent.click(screen.getByRole('button', { name: 'Comparer' }))
  expect(await screen.findByText('Aucun passage ne revient')).toBeInTheDocument()
})

test('of places that are nearly the same, the words that differ are marked', async () => {
  const bridge = new FakeBridge({ open: true })
  const passage = await pasted(bridge)
  const [, second] = passage.places
  if (second) second.text = words.replace('dans mon coin', 'dans un coin')
  vi.spyOn(bridge, 'repeatedPassages').mockResolvedValue([passage])
  renderIn(Repeats, { bridge })
  await userEvent.click(await screen.findByRole('radio', { name: 'Dans les textes' }))
  const detail = await screen.findByRole('region', { name: 'Passage choisi' })
  await waitFor(() => expect(detail.querySelector('ins')).toHaveTextContent('mon'))
  expect(detail.querySelector('del')).toHaveTextContent('un')
  expect(detail.querySelectorAll('ins, del')).toHaveLength(2)
})
