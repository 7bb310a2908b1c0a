import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { renderIn } from '@/test/render'
import Survey from './Survey.svelte'

async function open() {
  const bridge = new FakeBridge({ open: true })
  renderIn(Survey, { bridge, props: { open: true, path: '/home/camille/enquête.xlsx' } })
  await screen.findByText('Qu’est-ce qui a changé pour vous ?', { selector: '.name' })
  return bridge
}

const fate = (column: string) =>
  screen.getByRole('combobox', { name: new RegExp(`devient ${column}`) })

describe('the import of a survey', () => {
  it('shows the columns, what they are taken for, and the first testimony', async () => {
    await open()
    expect(fate('Prénom')).toHaveValue('name')
    expect(fate('Structure')).toHaveValue('choice')
    expect(fate('Courriel')).toHaveValue('leave')
    expect(screen.getByText(/joindre quelqu’un/)).toBeInTheDocument()
    expect(await screen.findByText('Ana', { selector: '.title' })).toBeInTheDocument()
    expect(screen.getByText(/sans réponse.*1/)).toBeInTheDocument()
  })

  it('goes on with Enter, and leaves the focus where one took something up', async () => {
    await open()
    const main = await screen.findByRole('button', { name: /^Importer \d/ })
    await waitFor(() => expect(main).toHaveFocus())
    fate('Âge').focus()
    await userEvent.selectOptions(fate('Âge'), 'number')
    await screen.findByText(/pas de ce type, laissées.*1/)
    expect(fate('Âge')).toHaveFocus()
  })

  it('counts again when a column becomes something else', async () => {
    await open()
    await userEvent.selectOptions(fate('Âge'), 'number')
    expect(await screen.findByText(/pas de ce type, laissées.*1/)).toBeInTheDocument()
    await userEvent.selectOptions(fate('Prénom'), 'leave')
    expect(await screen.findByText('Réponse 1', { selector: '.title' })).toBeInTheDocument()
  })

  it('wants an open answer', async () => {
    await open()
    await userEvent.selectOptions(fate('Qu’est-ce qui a changé'), 'leave')
    await userEvent.selectOptions(fate('Autre chose'), 'text')
    expect(await screen.findByText(/Aucune colonne n’est encore/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: /^Importer/ })).toBeDisabled()
  })

  it('stores the rows as one step, and those that are there no more', async () => {
    const bridge = await open()
    await userEvent.click(await screen.findByRole('button', { name: 'Importer 3 témoignages' }))
    const done = await screen.findByRole('dialog', { name: 'Enquête importée' })
    expect(within(done).getByText(/3 témoignages/)).toBeInTheDocument()
    const stored = await bridge.testimonies()
    expect(stored.map((t) => t.title)).toEqual(expect.arrayContaining(['Ana', 'Luc', 'Réponse 4']))
    const counts = await bridge.countSurvey({
      uses: ['name', 'leave', 'leave', 'leave', 'open', 'open'],
      types: ['text', 'text', 'text', 'text', 'text', 'text'],
      untitled: 'Réponse',
    })
    expect(counts.unchanged).toBe(3)
  })
})
