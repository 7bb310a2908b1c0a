import { configure, fireEvent, render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import App from '@/App.svelte'
import { FakeBridge } from '@/bridge/fake/fake'
import { eventually } from '@/test/eventually'

// The whole window is drawn, on machines that do other things.
configure({ asyncUtilTimeout: 8000 })

it('says what a rule coded, with a way back, once its dialog is gone', async () => {
  const bridge = new FakeBridge({ open: true })
  const undo = vi.spyOn(bridge, 'undo')
  render(App, { props: { bridge } })
  const tree = within(await screen.findByRole('tree', { name: 'Grille' }))
  await fireEvent.contextMenu(await tree.findByRole('treeitem', { name: /^Projet personnel/ }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Coder automatiquement…' }))
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.type(dialog.getByRole('textbox'), 'je')
  await dialog.findByRole('button', { name: /^Coder \d+ passages/ })
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  const notices = within(screen.getByRole('region', { name: 'Avis' }))
  expect(await notices.findByText(/passages codés « Projet personnel »/)).toBeVisible()
  await userEvent.click(notices.getByRole('button', { name: 'Annuler' }))
  await eventually(() => expect(undo).toHaveBeenCalledOnce())
})

it('codes what a search finds, once it is shown', async () => {
  const bridge = new FakeBridge({ open: true })
  const run = vi.spyOn(bridge, 'autocode')
  render(App, { props: { bridge } })
  await screen.findByRole('tree', { name: 'Grille' })
  await userEvent.keyboard('{Control>}{Shift>}f{/Shift}{/Control}')
  await userEvent.type(await screen.findByRole('textbox', { name: 'Chercher des mots' }), 'café')
  const actions = await screen.findByRole('button', { name: 'Actions' })
  actions.focus()
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.keyboard('coder ce qui{Enter}')
  const picker = await screen.findByRole('dialog', { name: /^Coder ce que trouve/ })
  await userEvent.type(within(picker).getByRole('combobox'), 'projet{Enter}')
  const rule = await screen.findByRole('dialog', { name: /^Coder automatiquement avec/ })
  expect(within(rule).getByRole('textbox')).toHaveValue('café')
  expect(within(rule).getByRole('checkbox', { name: 'Sans les questions' })).toBeChecked()
  await within(rule).findByRole('button', { name: /^Coder \d+ passage/ })
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await eventually(() =>
    expect(run.mock.calls[0]?.[1]).toMatchObject({ kind: 'query', text: 'café' }),
  )
  // The picker that the rule was opened from is gone; the keys go on where the search was.
  await eventually(() => expect(actions).toHaveFocus())
})
