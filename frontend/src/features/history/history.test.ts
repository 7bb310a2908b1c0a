import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { eventually } from '@/test/eventually'
import { renderIn } from '@/test/render'
import type { Step } from '@/bridge/types'
import { days, undone } from './days'
import History from './History.svelte'

const step = (over: Partial<Step>): Step => ({
  seq: 1,
  at: '2026-03-14T10:00:00Z',
  by: 'Ada',
  action: 'code_add',
  subject: 'Logement',
  count: 1,
  undoes: 0,
  redoes: 0,
  ...over,
})

test('steps are grouped by day, in their order', () => {
  const grouped = days([
    step({ seq: 3, at: '2026-03-15T12:00:00' }),
    step({ seq: 2, at: '2026-03-14T15:00:00' }),
    step({ seq: 1, at: '2026-03-14T12:00:00' }),
  ])
  expect(grouped.map((d) => [d.date, d.steps.map((s) => s.seq)])).toEqual([
    ['2026-03-15', [3]],
    ['2026-03-14', [2, 1]],
  ])
})

test('what was done again is not taken back any more', () => {
  const steps = [
    step({ seq: 5, redoes: 1 }),
    step({ seq: 4, undoes: 1 }),
    step({ seq: 3, undoes: 2 }),
    step({ seq: 2 }),
    step({ seq: 1 }),
  ]
  expect([...undone(steps)]).toEqual([2])
})

test('the journal tells what was done and undone', async () => {
  const bridge = new FakeBridge({ open: true })
  await bridge.addCode('Logement', '', '')
  await bridge.undo()
  renderIn(History, { bridge })
  expect(await screen.findByText('Annulé : Code ajouté : Logement')).toBeVisible()
  expect(screen.getByText('annulé')).toBeVisible()
})

test('going back says what it takes back, and does it', async () => {
  const bridge = new FakeBridge({ open: true })
  await bridge.addCode('Logement', '', '')
  await bridge.addCode('Santé', '', '')
  await bridge.addCode('Transport', '', '')
  renderIn(History, { bridge })
  const rows = await screen.findAllByRole('button', { name: 'Revenir ici' })
  expect(rows).toHaveLength(1)
  await userEvent.click(rows[0] as HTMLElement)
  const dialog = await screen.findByRole('dialog')
  expect(await within(dialog).findByText(/Un changement sera annulé/)).toBeVisible()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Revenir à ce moment' }))
  await eventually(async () => {
    const names = (await bridge.codes()).map((c) => c.name)
    expect(names).toContain('Santé')
    expect(names).not.toContain('Transport')
  })
})

test('after going back, and after thinking better of it, the keys are still in the page', async () => {
  const bridge = new FakeBridge({ open: true })
  for (const name of ['Logement', 'Santé', 'Transport']) await bridge.addCode(name, '', '')
  renderIn(History, { bridge })
  const [row] = await screen.findAllByRole('button', { name: 'Revenir ici' })
  row?.focus()
  await userEvent.keyboard('{Enter}')
  await screen.findByRole('dialog')
  await userEvent.keyboard('{Escape}')
  await eventually(() => expect(row).toHaveFocus())
  await userEvent.keyboard('{Enter}')
  const run = await screen.findByRole('button', { name: 'Revenir à ce moment' })
  await eventually(() => expect(run).toBeEnabled())
  run.focus()
  await userEvent.keyboard('{Enter}')
  await eventually(() => expect(row).not.toBeInTheDocument())
  await eventually(() => expect(document.activeElement).toBeInstanceOf(HTMLButtonElement))
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})
