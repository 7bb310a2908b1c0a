import { screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import Quotes from '@/features/quotes/Quotes.svelte'
import { citedPassage } from '@/features/reader/cited'
import { locale } from '@/state/locale.svelte'
import { renderIn } from '@/test/render'
import { citation, type Cited } from '@/domain/citing'

const said: Cited = {
  testimony: 't',
  title: 'Amina, formation bureautique',
  start: 10,
  end: 30,
  text: 'Je signe avec mon nom.',
  speaker: 'Amina',
  turn: 4,
  time: '00:00:15',
}

afterEach(() => (locale.current = 'fr'))

describe('a citation', () => {
  it('follows the rules of French, with narrow blanks', () => {
    expect(citation(said)).toBe(
      '«\u202fJe signe avec mon nom.\u202f» — Amina, Amina, formation bureautique, tour 4, 00:00:15',
    )
  })

  it('follows those of English, and leaves out what is not known', () => {
    locale.current = 'en'
    expect(citation({ ...said, speaker: '', turn: 0, time: '' })).toBe(
      '“Je signe avec mon nom.” — Amina, formation bureautique',
    )
    expect(citation({ ...said, lastTurn: 6, time: '' })).toMatch(/turns 4 to 6$/)
  })

  it('of a passage names all who speak in it, and its turns', async () => {
    const bridge = new FakeBridge({ open: true })
    const [amina] = await bridge.testimonies()
    const text = await bridge.read(amina?.id ?? '')
    const [first, , third] = text.turns
    const passage = citedPassage(text, { start: first?.start ?? 0, end: third?.end ?? 0 })
    expect(passage).toMatchObject({ turn: 1, lastTurn: 3, time: '00:00:00' })
    expect(passage.speaker.split(/, | et /).sort()).toEqual(['Amina', 'Enquêtrice'])
  })
})

describe('copied from the list of quotes', () => {
  async function copied(options: ConstructorParameters<typeof FakeBridge>[0]) {
    const bridge = new FakeBridge({ open: true, ...options })
    const name = { name: 'Amina', forms: [], kind: 'person' as const, memo: '' }
    await bridge.addName({ ...name, pseudonym: 'Nour' })
    const { commands, view } = renderIn(Quotes, { bridge })
    await screen.findAllByText(/Je signe avec mon nom/)
    const { quotes } = await bridge.quotes(everything)
    view.quote = quotes.find((q) => q.text.startsWith('Je signe'))?.id ?? ''
    await commands.run('quotes.cite')
    await waitFor(() => expect(bridge.copied).not.toBe(''))
    return bridge.copied
  }

  it('names are covered, as exports have them', async () => {
    expect(await copied({})).toMatch(/^«.Je signe.*» — Nour, Nour, formation/)
  })

  it('or not, as the user chose', async () => {
    expect(await copied({ settings: { exportRealNames: ['project-1'] } })).toMatch(/— Amina/)
  })

  it('but what one sees covered never leaves uncovered', async () => {
    const settings = { exportRealNames: ['project-1'], showPseudonyms: ['project-1'] }
    expect(await copied({ settings })).toMatch(/— Nour/)
  })
})

it('the menu of a quote is for the quote under the pointer', async () => {
  const { bridge } = renderIn(Quotes)
  const words = await screen.findByText(/Je signe avec mon nom/)
  await userEvent.pointer({ target: words, keys: '[MouseRight]' })
  await userEvent.click(await screen.findByRole('menuitem', { name: /Copier avec la référence/ }))
  await waitFor(() => expect(bridge.copied).toMatch(/^«.Je signe avec mon nom/))
})
