import { screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { eventually } from '@/test/eventually'
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
  await userEvent.type(within(dialog).getByRole('textbox'), 'je')
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
  expect(await within(dialog).findByRole('alert')).toBeVisible()
  expect(within(dialog).getByRole('button', { name: 'Coder' })).toBeDisabled()
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
  await screen.findByText(/1 acceptés, 0 refusés/)
  await userEvent.keyboard('r')
  await eventually(() => expect(refuse).toHaveBeenCalledOnce())
  await userEvent.keyboard('{Control>}z{/Control}')
  await screen.findByText(/1 acceptés, 0 refusés/)
  expect(screen.getByText(new RegExp(`2 sur ${suggested.length}`))).toBeVisible()
})
