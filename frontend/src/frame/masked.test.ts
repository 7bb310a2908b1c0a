import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import App from '@/App.svelte'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { m } from '@/paraglide/messages'

let bridge: FakeBridge

/** All that is read on screen: text, names of things, tooltips, fields nobody writes in. */
function read(): string {
  const said = [...document.body.querySelectorAll('*')].flatMap((at) => [
    ...['title', 'aria-label', 'placeholder', 'aria-valuetext'].map((a) => at.getAttribute(a)),
    (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) &&
    at !== document.activeElement
      ? at.value
      : '',
  ])
  return [document.title, document.body.textContent, ...said].filter(Boolean).join('\n')
}

/** Waits for words of a place: by then no real name is on it. */
async function hidden(words: RegExp) {
  await waitFor(() => expect(read()).toMatch(words))
  expect(
    read()
      .split('\n')
      .filter((line) => /Bruno/i.test(line)),
  ).toEqual([])
}

const go = async (place: string) => userEvent.click(await screen.findByRole('tab', { name: place }))

async function command(name: string) {
  await screen.findByRole('tab', { name: 'Lire' })
  await userEvent.keyboard('{Control>}k{/Control}')
  const palette = within(await screen.findByRole('dialog'))
  await userEvent.type(await palette.findByRole('combobox'), name)
  await userEvent.click(await palette.findByRole('option', { name: new RegExp(`^${name}`) }))
}

// Bruno is everywhere one can write.
beforeEach(async () => {
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList // jsdom lays nothing out
  bridge = new FakeBridge({ open: true, settings: { showPseudonyms: ['project-1'] } })
  await bridge.addName({
    name: 'Bruno',
    forms: [],
    kind: 'person',
    pseudonym: 'Sacha',
    memo: '',
  })
  const bruno = (await bridge.testimonies()).find((t) => t.title.startsWith('Bruno'))
  if (!bruno) throw new Error('the sample changed')
  await bridge.editTestimony(bruno.id, bruno.title, 'Bruno rappelle jeudi', bruno.speakers)
  const code = await bridge.addCode('Chez Bruno', '', '')
  await bridge.editCode(code.id, {
    name: code.name,
    color: code.color,
    definition: 'Ce que dit Bruno',
    inclusion: '',
    exclusion: '',
    example: '',
    memo: 'Bruno encore',
  })
  const { quotes } = await bridge.quotes({ ...everything, testimony: bruno.id })
  const quote = quotes[0]?.id ?? ''
  await bridge.addCodes(quote, [code.id])
  await bridge.editQuoteMemo(quote, 'À relire avec Bruno')
  const collection = await bridge.addCollection('Pour Bruno', null)
  await bridge.editCollection(collection.id, 'Pour Bruno', 'Bruno a relu')
  await bridge.addToCollection(collection.id, [quote], '')
  await bridge.addItem(collection.id, 'heading', 'La part de Bruno', 1, '')
  const [participant] = await bridge.addParticipants(['Bruno Maes'])
  const attribute = await bridge.addAttribute('testimony', {
    name: 'Vu par Bruno',
    type: 'choice',
    choices: ['Équipe de Bruno'],
    renamed: [],
    groups: true,
    memo: '',
  })
  await bridge.setValues(
    [{ record: bruno.id, attribute: attribute.id, text: 'Équipe de Bruno' }],
    false,
  )
  await bridge.editParticipant(participant?.id ?? '', 'Bruno Maes', 'Frère de Bruno')
  await bridge.editProject('Étude de Bruno', '')
})

describe('with pseudonyms shown, no real name is read', () => {
  it('in the reader, the codebook and the inspector', async () => {
    render(App, { bridge })
    await userEvent.click(await screen.findByText('Sacha, chantier bois'))
    await hidden(/Étude de Sacha[^]*Chez Sacha/)
    await hidden(/Équipe de Sacha[^]*Sacha rappelle jeudi/)
  })

  it('among the quotes, with the one at the cursor in the inspector', async () => {
    render(App, { bridge })
    await go('Extraits')
    await hidden(/À relire avec Sacha/)
    const [row] = await screen.findAllByText(/À relire avec Sacha/)
    if (row) await userEvent.click(row)
    await hidden(/Pour Sacha/)
  })

  it('in the collections', async () => {
    render(App, { bridge })
    await go('Recueils')
    await hidden(/Sacha a relu/)
    await userEvent.click(screen.getByText('Pour Sacha'))
    await hidden(/La part de Sacha/)
    await userEvent.click(screen.getByRole('button', { name: 'Cartes d’atelier' }))
    await hidden(/par feuille/)
  })

  it('in the tables of testimonies, participants and groups', async () => {
    render(App, { bridge })
    await go('Participants')
    await hidden(/Vu par Sacha[^]*Équipe de Sacha/)
    await userEvent.click(screen.getByRole('radio', { name: 'Tableau croisé' }))
    await hidden(/Chez Sacha/)
    await userEvent.click(screen.getByRole('radio', { name: 'Participants' }))
    await hidden(/Sacha Maes/)
  })

  it('in the history', async () => {
    render(App, { bridge })
    await command('Historique')
    await hidden(/Étude de Sacha/)
  })

  it('in repeats, search, sharing and erasing', async () => {
    render(App, { bridge })
    await go('Répétitions')
    await hidden(/Sacha/)
    await command('Recherche')
    const field = await screen.findByRole('textbox', { name: m.search_label() })
    await userEvent.type(field, 'chantier')
    await hidden(/Sacha/)
    await command('Sûreté')
    for (const section of [m.sharing_title(), m.erasures_title()]) {
      await userEvent.click(await screen.findByRole('button', { name: section }))
      await hidden(/Sacha/)
    }
  })
})

it('a memo shows its own words while one writes, and keeps them', async () => {
  render(App, { bridge })
  await userEvent.click(await screen.findByText('Sacha, chantier bois'))
  const memo = await screen.findByRole('textbox', { name: 'Mémo' })
  await waitFor(() => expect(memo).toHaveValue('Sacha rappelle jeudi'))
  await userEvent.click(memo)
  await waitFor(() => expect(memo).toHaveValue('Bruno rappelle jeudi'))
  expect(screen.getByText('Ici, les vrais mots')).toBeInTheDocument()
  await userEvent.type(memo, ' matin')
  await userEvent.tab()
  await waitFor(() => expect(memo).toHaveValue('Sacha rappelle jeudi matin'))
  const stored = (await bridge.testimonies()).find((t) => t.title.startsWith('Bruno'))
  expect(stored?.memo).toBe('Bruno rappelle jeudi matin')
  expect(screen.getByText('Pseudonymes affichés')).toBeInTheDocument()
})
