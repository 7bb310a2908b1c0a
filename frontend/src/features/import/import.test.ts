import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { renderIn } from '@/test/render'
import type { Choice, Preview } from '@/bridge/types'
import Import from './Import.svelte'

const preview = (over: Partial<Preview>): Preview => ({
  key: '0',
  path: '/tmp/a.txt',
  name: 'a.txt',
  status: 'new',
  error: null,
  title: 'Amina',
  format: 'txt',
  encoding: 'utf-8',
  words: 900,
  turnCount: 12,
  speakers: [
    { name: 'ENQ', interviewer: true, participant: '' },
    { name: 'Amina', interviewer: false, participant: '' },
  ],
  sample: [{ speaker: 1, text: 'Ben voilà.' }],
  found: [],
  warnings: [],
  ...over,
})

function planned(previews: Preview[]) {
  const bridge = new FakeBridge({ open: true })
  vi.spyOn(bridge, 'planImport').mockResolvedValue(previews)
  const run = vi.spyOn(bridge, 'runImport').mockResolvedValue({ rows: [], cancelled: false })
  renderIn(Import, { bridge, props: { open: true, paths: ['/tmp/a.txt'] } })
  return { run, choices: () => run.mock.calls[0]?.[0] as Choice[] }
}

test('what is corrected is what is stored', async () => {
  const { choices } = planned([
    preview({}),
    preview({ key: '1', name: 'b.txt', status: 'unchanged', title: 'Bruno' }),
  ])
  const title = await screen.findByLabelText('Titre du témoignage')
  await userEvent.clear(title)
  await userEvent.type(title, 'Amina, bureautique')
  await userEvent.clear(screen.getByLabelText('Nom de ENQ'))
  await userEvent.click(screen.getByRole('button', { name: 'Importer 1 témoignage' }))
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
  const { choices } = planned([preview({ found })])
  const list = await screen.findByRole('checkbox', { name: /Oui\./ })
  expect(list).toBeChecked()
  expect(
    within(list.closest('li') as HTMLElement).getByText(/code « Prendre confiance »/),
  ).toBeVisible()
  await userEvent.click(screen.getByText('1 passage laissé'))
  await userEvent.click(screen.getByRole('checkbox', { name: /besoins sociaux/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Importer 1 témoignage et 2 extraits' }))
  expect(choices()[0]).toMatchObject({ quotes: true, taken: [true, true] })
})

test('a file that cannot be read says why and is not stored', async () => {
  const error = { code: 'empty_file', subject: 'a.txt', detail: '', message: 'a.txt holds no text' }
  const { run } = planned([preview({ status: 'failed', error })])
  expect(await screen.findByText('a.txt ne contient pas de texte.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Importer 0 témoignage' })).toBeDisabled()
  expect(run).not.toHaveBeenCalled()
})
