import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { renderIn } from '@/test/render'
import type { Candidate, Choice, Found, ImportRow, Opening, Preview } from '@/bridge/importTypes'
import Import from './Import.svelte'

const candidate = (name: string, over: Partial<Candidate> = {}): Candidate => ({
  name,
  key: name.toLowerCase().replace(/[^a-z]/g, ''),
  interviewer: false,
  turns: 6,
  words: 80,
  questions: 0,
  example: `Une phrase de ${name}`,
  ...over,
})

const preview = (over: Partial<Preview> = {}): Preview => ({
  key: '0',
  path: '/tmp/a.txt',
  name: 'a.txt',
  status: 'new',
  same: '',
  twin: '',
  share: 0,
  error: null,
  title: 'Amina',
  format: 'txt',
  encoding: 'utf-8',
  plain: true,
  words: 900,
  turnCount: 12,
  times: 0,
  recordings: [],
  certainty: { level: 'sure', doubt: '', people: 2, turns: 12, inside: 1, changes: 1 },
  speakers: [candidate('ENQ', { interviewer: true }), candidate('Amina')],
  alike: [],
  taken: 0,
  signed: 0,
  warnings: [],
  ...over,
})

const b = (over: Partial<Preview> = {}) =>
  preview({ key: '1', path: '/tmp/b.txt', name: 'b.txt', title: 'Bruno', ...over })

function planned(previews: Preview[], found: Found[] = [], rows: ImportRow[] = []) {
  const bridge = new FakeBridge({ open: true })
  vi.spyOn(bridge, 'planImport').mockResolvedValue(previews)
  const open = vi.spyOn(bridge, 'openPreview').mockImplementation((key, encoding) => {
    const shown = previews.find((p) => p.key === key) ?? preview()
    const opening: Opening = {
      preview: encoding ? { ...shown, encoding, title: 'Été' } : shown,
      sample: [{ speaker: 1, label: 'AMINA :', text: encoding ? 'Ben été.' : 'Ben voilà.' }],
      found,
    }
    return Promise.resolve(opening)
  })
  const run = vi.spyOn(bridge, 'runImport').mockResolvedValue({ rows, cancelled: false })
  const { view } = renderIn(Import, { bridge, props: { open: true, paths: ['/tmp/a.txt'] } })
  return { bridge, view, run, open, choices: () => run.mock.calls[0]?.[0] as Choice[] }
}

const store = async (name: RegExp | string) =>
  userEvent.click(await screen.findByRole('button', { name }))

test('what is corrected is what is stored', async () => {
  const { choices } = planned([preview(), b({ status: 'unchanged', same: 'Bruno' })])
  const title = await screen.findByLabelText('Titre du témoignage')
  await userEvent.clear(title)
  await userEvent.type(title, 'Amina, bureautique')
  await userEvent.clear(screen.getByLabelText('Nom de ENQ'))
  await store('Importer 1 témoignage')
  expect(choices()).toMatchObject([
    {
      key: '0',
      skip: false,
      title: 'Amina, bureautique',
      speakers: [{ name: '' }, { name: 'Amina' }],
      quotes: false,
    },
    { key: '1', skip: true },
  ])
})

test('the reading says how sure it is', async () => {
  planned([
    preview({
      certainty: { ...preview().certainty, level: 'doubtful', doubt: 'few_turns', turns: 3 },
    }),
  ])
  expect(
    await screen.findByText(/2 personnes parlent, 3 tours de parole.: doute, 3 tours de parole/),
  ).toBeVisible()
})

test('a label that shortens another is joined with one press, and in the next files', async () => {
  const speakers = [candidate('Mme D.'), candidate('D.'), candidate('ENQ')]
  const alike = [{ from: 1, into: 0 }]
  const { choices } = planned([
    preview({ speakers, alike }),
    b({ speakers: [candidate('D.'), candidate('ENQ')] }),
  ])
  await screen.findByText(/une seule personne/)
  await userEvent.click(screen.getByRole('button', { name: 'Réunir' }))
  expect(screen.queryByText(/une seule personne/)).toBeNull()
  expect(screen.getByText('réuni avec Mme D.')).toBeVisible()
  const ticks = screen.getAllByLabelText('pose les questions')
  await userEvent.click(ticks[2] as HTMLElement)

  await userEvent.click(screen.getByRole('button', { name: /b\.txt/ }))
  expect(await screen.findByText(/Repris de .*a\.txt/)).toBeVisible()
  await store('Importer 2 témoignages')
  expect(choices().map((c) => c.speakers)).toMatchObject([
    [
      { name: 'Mme D.', interviewer: false },
      { name: 'Mme D.', interviewer: false },
      { name: 'ENQ', interviewer: true },
    ],
    [
      { name: 'Mme D.', interviewer: false },
      { name: 'ENQ', interviewer: true },
    ],
  ])
})

test('what was decided in a file of its own is not overwritten, unless for all', async () => {
  const { choices } = planned([preview(), b()])
  await userEvent.click(await screen.findByRole('button', { name: /b\.txt/ }))
  await userEvent.type(await screen.findByLabelText('Nom de Amina'), ' B.')
  await userEvent.click(screen.getByRole('button', { name: /a\.txt/ }))
  await userEvent.type(await screen.findByLabelText('Nom de Amina'), ' A.')
  await userEvent.click(screen.getByRole('button', { name: /b\.txt/ }))
  await waitFor(() => expect(screen.getByLabelText('Nom de Amina')).toHaveValue('Amina B.'))

  await userEvent.click(screen.getByRole('button', { name: 'Appliquer à tous les fichiers' }))
  await store('Importer 2 témoignages')
  expect(choices().map((c) => c.speakers[1]?.name)).toEqual(['Amina B.', 'Amina B.'])
})

test('without speakers the labels are part of the text', async () => {
  const { choices } = planned([preview()])
  expect(await screen.findByText('Ben voilà.')).toBeVisible()
  await userEvent.click(screen.getByLabelText(/Aucun locuteur/))
  expect(screen.getByText('AMINA : Ben voilà.')).toBeVisible()
  await store('Importer 1 témoignage')
  expect(choices()[0]?.speakers.map((s) => s.name)).toEqual(['', ''])
})

test('another encoding reads the file again', async () => {
  const { choices, open } = planned([preview()])
  await userEvent.selectOptions(await screen.findByLabelText('Encodage'), 'macintosh')
  expect(await screen.findByText('Ben été.')).toBeVisible()
  expect(open).toHaveBeenLastCalledWith('0', 'macintosh')
  expect(screen.getByLabelText('Titre du témoignage')).toHaveValue('Été')
  await store('Importer 1 témoignage')
  expect(choices()[0]).toMatchObject({ encoding: 'macintosh', title: 'Été' })
})

test('what is there already is left, and taken if one says so', async () => {
  const { choices } = planned([
    preview({ status: 'changed', same: 'Amina' }),
    b({ status: 'duplicate', same: 'Clara', share: 0.97 }),
  ])
  expect(await screen.findByText(/déjà importé, avec d’autres mots/)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Importer 0 témoignage' })).toBeDisabled()
  await userEvent.click(screen.getByText('Importer comme nouveau témoignage'))
  await userEvent.click(screen.getByRole('button', { name: /b\.txt/ }))
  expect(await screen.findByText(/Presque les mêmes mots que .*Clara.*97/)).toBeVisible()
  await store('Importer 1 témoignage')
  expect(choices().map((c) => c.skip)).toEqual([false, true])
})

test('passages are taken or left as the user says', async () => {
  const found = [
    {
      text: 'Oui.',
      speaker: 'Clara',
      heading: 'Prendre confiance',
      taken: true,
      reason: 'attributed',
    },
    { text: 'besoins sociaux', speaker: '', heading: '', taken: false, reason: 'short' },
  ]
  const { choices } = planned([preview({ taken: 1, signed: 1 })], found)
  const list = await screen.findByRole('checkbox', { name: /Oui\./ })
  expect(list).toBeChecked()
  expect(
    within(list.closest('li') as HTMLElement).getByText(/code « Prendre confiance »/),
  ).toBeVisible()
  await userEvent.click(screen.getByText('1 passage laissé'))
  await userEvent.click(screen.getByRole('checkbox', { name: /besoins sociaux/ }))
  await store('Importer 1 témoignage et 2 extraits')
  expect(choices()[0]).toMatchObject({ quotes: true, taken: [true, true] })
})

test('a file that cannot be read says why and is not stored', async () => {
  const error = { code: 'empty_file', subject: 'a.txt', detail: '', message: 'a.txt holds no text' }
  const { run } = planned([preview({ status: 'failed', error })])
  expect(await screen.findByText('a.txt ne contient pas de texte.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Importer 0 témoignage' })).toBeDisabled()
  expect(run).not.toHaveBeenCalled()
})

const row = (over: Partial<ImportRow>): ImportRow => ({
  path: '/tmp/a.txt',
  status: 'imported',
  testimony: 't',
  title: 'Amina',
  twin: '',
  words: 900,
  turns: 12,
  speakers: ['ENQ', 'Amina'],
  quotes: 0,
  warnings: [],
  error: null,
  carried: null,
  ...over,
})

test('the report tells what became of each file, and is saved as rows', async () => {
  const error = { code: 'wrong_kind', subject: 'c.docx', detail: 'PDF', message: '' }
  const rows = [
    row({}),
    row({ path: '/tmp/b.txt', status: 'duplicate', title: 'Clara' }),
    row({ path: '/tmp/c.docx', status: 'failed', testimony: '', title: '', error }),
    row({ path: '/tmp/d.txt', status: 'stopped', testimony: '', title: '' }),
    row({
      path: '/tmp/e.txt',
      status: 'revised',
      title: 'Luc',
      carried: {
        words: 900,
        edits: 2,
        kept: 4,
        changed: [],
        joined: [],
        lost: [{ id: 'q', before: 'Ma voisine', after: '', codes: [] }],
      },
    }),
  ]
  const { bridge } = planned([preview()], [], rows)
  const save = vi.spyOn(bridge, 'saveReport')
  await store('Importer 1 témoignage')
  expect(await screen.findByText(/Arrêté.: 1 fichier n’a pas été lu/)).toBeVisible()
  expect(screen.getByText(/1 témoignage a un nouveau texte/)).toBeVisible()
  expect(
    screen.getByText(/4 extraits gardent leurs mots · 1 extrait est perdu \(« Ma voisine »\)/),
  ).toBeVisible()
  expect(screen.getByText(/c\.docx est un fichier PDF/)).toBeVisible()
  await store('Enregistrer ce compte rendu')
  await waitFor(() => expect(save).toHaveBeenCalled())
  const [path, saved] = save.mock.calls[0] as [string, string[][]]
  expect(path).toMatch(/\.csv$/)
  expect(saved.map((r) => r.slice(0, 3))).toEqual([
    ['fichier', 'état', 'témoignage'],
    ['/tmp/a.txt', 'importé', 'Amina'],
    ['/tmp/b.txt', 'déjà là', 'Clara'],
    ['/tmp/c.docx', 'échec', ''],
    ['/tmp/d.txt', 'pas encore lu', ''],
    ['/tmp/e.txt', 'nouvelle version', 'Luc'],
  ])
})

const listed = () =>
  screen
    .getAllByRole('checkbox', { name: /^Importer .*\.txt$/ })
    .map((box) => box.getAttribute('aria-label')?.replace('Importer ', ''))

test('what failed is listed first, then what is there already', async () => {
  const error = { code: 'empty', subject: 'c.txt', detail: '', message: 'empty' }
  planned([
    preview(),
    b({ status: 'duplicate', same: 'Bruno', share: 1 }),
    b({ key: '2', name: 'c.txt', status: 'failed', error }),
  ])
  await screen.findByRole('button', { name: /a\.txt/ })
  expect(listed()).toEqual(['c.txt', 'b.txt', 'a.txt'])
})

test('all duplicates are taken or left together, and so are changed files', async () => {
  const twin = { status: 'duplicate' as const, same: 'Bruno', share: 1 }
  const { choices } = planned([
    preview(twin),
    b(twin),
    b({ key: '2', name: 'c.txt', status: 'changed', same: 'Chloé' }),
    b({ key: '3', name: 'd.txt', status: 'changed', same: 'Dina' }),
  ])
  const duplicates = await screen.findByRole('group', { name: /doublons/ })
  expect(within(duplicates).getByRole('radio', { name: 'Laisser' })).toBeChecked()
  await userEvent.click(within(duplicates).getByRole('radio', { name: 'Prendre' }))
  const changed = screen.getByRole('group', { name: /fichiers changés/ })
  await userEvent.click(within(changed).getByRole('radio', { name: 'Nouveau texte' }))
  await store(/^Importer 4/)
  expect(choices().map(({ skip, revise }) => [skip, revise])).toEqual([
    [false, false],
    [false, false],
    [false, true],
    [false, true],
  ])
})

test('times and a recording beside are told, and linked when asked', async () => {
  const recordings = [{ path: '/tmp/a.wav', name: 'a.wav' }]
  const { choices } = planned([preview({ times: 42, recordings }), b()])
  await screen.findByText(/42 temps de l’enregistrement/)
  const link = screen.getByRole('checkbox', { name: /^Lier l’enregistrement a\.wav/ })
  expect(link).not.toBeChecked()
  await userEvent.click(link)
  await store(/^Importer 2/)
  expect(choices().map((c) => c.recording)).toEqual(['/tmp/a.wav', ''])
})

test('four hundred files are listed and reported without drawing them all', async () => {
  const many = Array.from({ length: 400 }, (_, i) => b({ key: `${i}`, name: `${i}.txt` }))
  const rows = many.map(({ key, title }): ImportRow => ({
    path: `/tmp/${key}.txt`,
    status: 'imported',
    testimony: key,
    title: `${title} ${key}`,
    twin: '',
    words: 900,
    turns: 12,
    speakers: [],
    quotes: 0,
    warnings: [],
    error: null,
    carried: null,
  }))
  planned(many, [], rows)
  await screen.findByRole('button', { name: /^0\.txt/ })
  expect(screen.getAllByRole('listitem').length).toBeLessThan(60)
  await store(/^Importer 400/)
  await screen.findByText('Bruno 0')
  expect(screen.getAllByRole('listitem').length).toBeLessThan(60)
})

test('passages of the new texts that stand elsewhere too are offered', async () => {
  const { bridge } = planned(
    [preview()],
    [],
    [row({}), row({ path: '/tmp/b.txt', status: 'left', testimony: '' })],
  )
  const count = vi.spyOn(bridge, 'countPassages').mockResolvedValue(3)
  await store('Importer 1 témoignage')
  expect(await screen.findByText(/3 passages de ces textes/)).toBeInTheDocument()
  expect(count).toHaveBeenCalledExactlyOnceWith(['t'])
  await store('Voir les passages')
  expect(screen.queryByText(/3 passages de ces textes/)).not.toBeInTheDocument()
})

test('Enter goes on: it imports, then closes the report', async () => {
  const { run } = planned([preview()], [], [row({})])
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Importer 1 témoignage' })).toHaveFocus(),
  )
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(run).toHaveBeenCalledOnce())
  await waitFor(() => expect(screen.getByText('Fermer').closest('button')).toHaveFocus())
})

test('a table among the files becomes the survey that comes after them', async () => {
  const error = { code: 'tabular', message: '', subject: 'é.csv', detail: '' }
  const table = b({ status: 'failed', path: '/tmp/é.csv', name: 'é.csv', error })
  const { choices, view } = planned([preview(), table])
  await userEvent.click(
    await screen.findByRole('button', { name: /^é\.csv tableau, à lire comme une enquête/ }),
  )
  await store('Importer ensuite comme enquête')
  expect(view.tables).toEqual(['/tmp/é.csv'])
  expect(screen.queryByText('é.csv')).not.toBeInTheDocument()
  await store('Importer 1 témoignage')
  expect(choices().map((c) => c.key)).toEqual(['0'])
})

test('nothing opens where no file is chosen', async () => {
  const bridge = new FakeBridge({ open: true })
  const pick = vi.spyOn(bridge, 'pickImport').mockResolvedValue([])
  const plan = vi.spyOn(bridge, 'planImport')
  renderIn(Import, { bridge, props: { open: true, paths: [] } })
  await waitFor(() => expect(pick).toHaveBeenCalledOnce())
  expect(plan).not.toHaveBeenCalled()
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('of the files chosen, tables wait to be read as surveys', async () => {
  const bridge = new FakeBridge({ open: true })
  vi.spyOn(bridge, 'pickImport').mockResolvedValue(['/tmp/a.txt', '/tmp/é.csv'])
  const { view } = renderIn(Import, { bridge, props: { open: true, paths: [] } })
  await waitFor(() => expect([view.imports, view.tables]).toEqual([['/tmp/a.txt'], ['/tmp/é.csv']]))
})
