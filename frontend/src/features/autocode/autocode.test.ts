import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { BridgeError } from '@/bridge/error'
import { FakeBridge } from '@/bridge/fake/fake'
import { eventually } from '@/test/eventually'
import { late } from '@/test/late'
import { renderIn } from '@/test/render'
import Rule from './Rule.svelte'
import Similar from './Similar.svelte'

async function opened() {
  const bridge = new FakeBridge({ open: true })
  const code = (await bridge.codes()).find((c) => c.name === 'Projet personnel')?.id ?? ''
  return { bridge, code }
}

test('a rule shows what it would code, leaves out what is unticked, and is one step', async () => {
  const { bridge, code } = await opened()
  const before = await bridge.codes()
  const run = vi.spyOn(bridge, 'autocode')
  renderIn(Rule, { bridge, props: { code } })
  const dialog = await screen.findByRole('dialog')
  await eventually(() => expect(within(dialog).getByRole('textbox')).toHaveFocus())
  await userEvent.keyboard('je')
  const boxes = await within(dialog).findAllByRole('checkbox', { name: /^Coder/ })
  expect(boxes.length).toBeGreaterThan(2)
  expect(run).not.toHaveBeenCalled()
  await userEvent.click(boxes[0] as HTMLElement)
  const many = boxes.length - 1
  await userEvent.click(
    within(dialog).getByRole('button', { name: new RegExp(`Coder ${many} passages`) }),
  )
  await eventually(async () => {
    const now = (await bridge.codes()).find((c) => c.id === code)
    expect(now?.quotes).toBe(many)
  })
  expect(run.mock.calls[0]?.[2]).toHaveLength(1)
  await bridge.undo()
  expect(await bridge.codes()).toEqual(before)
})

test('a rule that cannot be read says so and codes nothing', async () => {
  const { bridge, code } = await opened()
  renderIn(Rule, { bridge, props: { code } })
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('radio', { name: 'Expression' }))
  await userEvent.type(within(dialog).getByRole('textbox'), '(')
  expect(await within(dialog).findByRole('alert')).toHaveTextContent(
    /une parenthèse n’est pas fermée/,
  )
  expect(within(dialog).getByRole('button', { name: /^Coder/ })).toBeDisabled()
})

test('a search that cannot be read says why in French and how it would be', async () => {
  const { bridge, code } = await opened()
  const fault = { reason: 'dangling_or', start: 7, end: 9, words: 'OU', fix: 'papier' }
  vi.spyOn(bridge, 'planAutocode').mockImplementation((_, rule) =>
    rule.text === 'papier OU'
      ? Promise.reject(new BridgeError('bad_query', '', rule.text, 'OU at character 8', fault))
      : Promise.resolve({ passages: [], total: 0, coded: 0 }),
  )
  renderIn(Rule, { bridge, props: { code } })
  const dialog = await screen.findByRole('dialog')
  await userEvent.type(within(dialog).getByRole('textbox'), 'papier OU')
  expect(await within(dialog).findByRole('alert')).toHaveTextContent(
    /attend quelque chose des deux/,
  )
  await userEvent.click(within(dialog).getByRole('button', { name: 'Essayer papier' }))
  expect(await within(dialog).findByText('Rien à coder.')).toBeVisible()
  expect(within(dialog).getByRole('textbox')).toHaveValue('papier')
})

test('a list of words may be one a line, as it is copied from a table', async () => {
  const { bridge, code } = await opened()
  const plan = vi.spyOn(bridge, 'planAutocode')
  renderIn(Rule, { bridge, props: { code } })
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('radio', { name: 'Liste de mots' }))
  await userEvent.click(within(dialog).getByRole('textbox'))
  await userEvent.paste('loyer\nfacture')
  await eventually(() => expect(plan.mock.lastCall?.[1].text).toBe('loyer\nfacture'))
})

test('what is coded is what is shown, never a rule that is still looked up', async () => {
  const { bridge, code } = await opened()
  const run = vi.spyOn(bridge, 'autocode')
  renderIn(Rule, { bridge, props: { code } })
  const dialog = await screen.findByRole('dialog')
  const main = () => within(dialog).getByRole('button', { name: /^Coder \d+ passages/ })
  await userEvent.type(within(dialog).getByRole('textbox'), 'je')
  await eventually(() => expect(main()).toBeEnabled())
  const answers = late(bridge, 'planAutocode')
  await userEvent.keyboard('e')
  expect(main()).toBeDisabled()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(run).not.toHaveBeenCalled()
  await eventually(() => expect(answers.spy).toHaveBeenCalledOnce())
})

test('suggestions are accepted and refused with keys, and taken back', async () => {
  const { bridge } = await opened()
  const code = (await bridge.codes()).find((c) => c.name === 'Prendre confiance')
  const suggested = await bridge.like(code?.id ?? '')
  expect(suggested.length).toBeGreaterThan(1)
  const accept = vi.spyOn(bridge, 'codePassage')
  const refuse = vi.spyOn(bridge, 'refuseLike')
  renderIn(Similar, { bridge, props: { code: code?.id ?? '' } })
  await screen.findByText(new RegExp(`1 sur ${suggested.length}`))
  await userEvent.keyboard('{Enter}')
  await eventually(() => expect(accept).toHaveBeenCalledOnce())
  await screen.findByText(/acceptés\s: 1, refusés\s: 0/)
  await userEvent.keyboard('r')
  await eventually(() => expect(refuse).toHaveBeenCalledOnce())
  await userEvent.keyboard('{Control>}z{/Control}')
  await screen.findByText(/acceptés\s: 1, refusés\s: 0/)
  expect(screen.getByText(new RegExp(`2 sur ${suggested.length}`))).toBeVisible()
})
