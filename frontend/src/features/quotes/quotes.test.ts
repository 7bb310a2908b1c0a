import { screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { renderIn } from '@/test/render'
import Quotes from './Quotes.svelte'
import { beginsTestimony, inListOrder, speakersIn } from './rows'

const words = () => document.querySelectorAll('blockquote').length
const rows = () => waitFor(() => expect(words()).toBeGreaterThan(5))

test('the code chosen in the codebook narrows the list, with the codes under it', async () => {
  const { bridge, view } = renderIn(Quotes)
  await rows()
  const codes = await bridge.codes()
  const code = codes.find((c) => c.name === 'Estime de soi')
  view.code = code?.id ?? ''
  expect(await screen.findByText(`${code?.total ?? 0} extraits sur 13`)).toBeInTheDocument()
  expect(screen.getByText('Estime de soi et ses codes')).toBeInTheDocument()
  const listed = await bridge.quotes({ ...everything, codes: [code?.id ?? ''] })
  const people = new Set(listed.quotes.map((q) => q.speaker)).size
  expect(people).toBeGreaterThan(1)
  expect(screen.getByText(`${people} personnes`)).toBeInTheDocument()
  view.code = ''
  expect(await screen.findByText('13 extraits')).toBeInTheDocument()
})

test('what those who ask say is listed, marked, and not counted', async () => {
  const bridge = new FakeBridge({ open: true })
  const all = await bridge.testimonies()
  const asked = all.find((t) => t.speakers.some((s) => s.interviewer))
  const text = await bridge.read(asked?.id ?? '')
  const asks = text.testimony.speakers.findIndex((s) => s.interviewer)
  const turn = text.turns.find((t) => t.speaker === asks)
  await bridge.codePassage(text.testimony.id, turn?.start ?? 0, turn?.end ?? 0, [])
  renderIn(Quotes, { bridge })
  await rows()
  expect(
    await screen.findByText('13 extraits · 1 de qui pose les questions, non compté'),
  ).toBeInTheDocument()
  expect(screen.getAllByText(/pose les questions.: ne compte pas/)).toHaveLength(1)
})

test('nothing passes the filter: it says so and shows all again', async () => {
  renderIn(Quotes)
  await rows()
  await userEvent.type(
    screen.getByRole('textbox', { name: 'Des mots des extraits' }),
    'introuvable',
  )
  expect(await screen.findByText('Aucun extrait ne passe le filtre')).toBeInTheDocument()
  const [clear] = screen.getAllByRole('button', { name: 'Tout montrer' })
  if (clear) await userEvent.click(clear)
  await waitFor(() => expect(words()).toBeGreaterThan(5))
})

test('a key puts what is chosen into a collection', async () => {
  const { bridge } = renderIn(Quotes)
  await rows()
  const { id } = await bridge.addCollection('Plaidoyer', null)
  await userEvent.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}r')
  await userEvent.click(await screen.findByText('Plaidoyer', { selector: '[role=menu] *' }))
  await waitFor(async () => expect((await bridge.collection(id)).items).toHaveLength(2))
})

test('chosen quotes of one testimony are merged, of two are not', async () => {
  const { bridge, commands } = renderIn(Quotes)
  await rows()
  const { quotes: all } = await bridge.quotes(everything)
  await userEvent.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}')
  await userEvent.keyboard('u')
  await waitFor(async () => expect((await bridge.quotes(everything)).total).toBe(all.length - 1))
  await commands.run('quotes.all')
  await waitFor(() => expect(screen.getByRole('toolbar')).toBeInTheDocument())
  expect(commands.can('quotes.merge')).toBe(false)
})

test('Enter reads the quote in its place', async () => {
  const { view, reading } = renderIn(Quotes)
  await rows()
  expect(view.hint).toMatch(/↵.: lire sur place/)
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await waitFor(() => expect(reading.target).not.toBeNull())
  expect(view.place).toBe('read')
  const { start, end } = reading.target ?? { start: 0, end: 0 }
  expect(reading.text?.text.slice(start, end)).toContain('téléphoner à quelqu’un')
})

test('all the quotes of the filter are coded in one step', async () => {
  const { bridge } = renderIn(Quotes)
  await rows()
  await userEvent.keyboard('{Control>}a{/Control}')
  expect(await screen.findByText('13 extraits choisis')).toBeInTheDocument()
  await userEvent.keyboard('c')
  await userEvent.type(
    await screen.findByRole('combobox', { name: 'Coder 13 extraits' }),
    'projet{Enter}',
  )
  const code = (await bridge.codes()).find((c) => c.name === 'Projet personnel')
  await waitFor(async () =>
    expect((await bridge.quotes({ ...everything, codes: [code?.id ?? ''] })).total).toBe(13),
  )
  await bridge.undo()
  await expect(bridge.undo()).rejects.toMatchObject({ code: 'nothing_to_undo' })
})

test('a stretch is chosen with Shift, deleted, and brought back', async () => {
  const { bridge } = renderIn(Quotes)
  await rows()
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Delete}')
  await waitFor(async () => expect((await bridge.quotes(everything)).total).toBe(10))
  await bridge.undo()
  expect((await bridge.quotes(everything)).total).toBe(13)
})

test('what is chosen is collected in the order of the list; what was not fetched comes last', () => {
  const list = ['a', 'b', 'c'].map((id) => ({ id })) as never[]
  expect(inListOrder(['z', 'c', 'a'], list)).toEqual(['a', 'c', 'z'])
})

test('an empty project says how quotes are made', async () => {
  const { bridge } = renderIn(Quotes)
  await bridge.newProject('/x.florilege', 'Vide', [], 'fr')
  bridge.emit('change', { revision: 1, origin: '', records: ['quotes'] })
  expect(await screen.findByText('Pas encore d’extrait')).toBeInTheDocument()
})

test('titles stand where a testimony begins; interviewers are no choice', () => {
  const list = ['a', 'a', 'b'].map((testimony) => ({ testimony })) as never[]
  expect([0, 1, 2].map((i) => beginsTestimony(list, i))).toEqual([true, false, true])
  const speakers = [
    { name: 'Zoé', interviewer: false, participant: '' },
    { name: 'Enquêtrice', interviewer: true, participant: '' },
    { name: 'Élise', interviewer: false, participant: '' },
  ]
  expect(speakersIn([{ speakers }, { speakers }] as never[])).toEqual(['Élise', 'Zoé'])
})
