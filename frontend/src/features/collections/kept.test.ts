import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { plainOptions } from '@/bridge/exportTypes'
import { FakeBridge } from '@/bridge/fake/fake'
import { everything } from '@/bridge/filter'
import { renderIn } from '@/test/render'
import Kept from './Kept.svelte'

async function withPreset(change: Partial<Parameters<FakeBridge['savePreset']>[1]> = {}) {
  const bridge = new FakeBridge({ open: true })
  const report = await bridge.addCollection('Rapport', everything)
  const options = { ...structuredClone(plainOptions), contents: true }
  await bridge.savePreset('Annexe', {
    format: 'docx',
    collection: report.id,
    filter: everything,
    preset: '',
    public: true,
    realNames: false,
    options,
    ...change,
  })
  return { report, ...renderIn(Kept, { bridge }) }
}

test('a kept export is made again in one step, with its settings', async () => {
  const { bridge, exports, toasts } = await withPreset()
  const write = vi.spyOn(bridge, 'exportTo')
  await screen.findByText('Word (.docx) · Rapport')
  await userEvent.click(screen.getByRole('button', { name: 'Refaire…' }))
  await waitFor(() => expect(write).toHaveBeenCalledOnce())
  expect(write.mock.calls[0]?.[0]).toMatch(/Annexe\.docx$/)
  expect(write.mock.calls[0]?.[1]).toMatchObject({
    format: 'docx',
    preset: expect.stringMatching(/^preset/) as string,
    public: true,
    options: { contents: true },
  })
  expect(exports.pending).toBeNull()
  await waitFor(() => expect(toasts.list[0]?.text).toBe('Export refait\u202f: Annexe'))
})

test('where a real name would be seen, one sees that first', async () => {
  const bridge = new FakeBridge({ open: true })
  const found = [
    { name: 'A', form: 'A', place: 'quote', why: 'name', count: 1, example: 'A' } as const,
  ]
  vi.spyOn(bridge, 'leaks').mockResolvedValue({ names: [...found], traces: [], candidates: [] })
  const { exports, write } = await repeated(bridge)
  await waitFor(() => expect(exports.pending).not.toBeNull())
  expect(write).not.toHaveBeenCalled()
})

async function repeated(bridge: FakeBridge) {
  await bridge.addName({ name: 'Yann', forms: [], kind: 'person', pseudonym: 'Noé', memo: '' })
  await bridge.savePreset('Annexe', {
    format: 'docx',
    collection: '',
    filter: everything,
    preset: '',
    public: false,
    realNames: false,
    options: structuredClone(plainOptions),
  })
  const { exports } = renderIn(Kept, { bridge })
  const write = vi.spyOn(bridge, 'exportTo')
  await userEvent.click(await screen.findByRole('button', { name: 'Refaire…' }))
  return { exports, write }
}

test('one of a collection that is gone says so, and can be forgotten', async () => {
  const { bridge, report } = await withPreset()
  await screen.findByText('Annexe')
  await bridge.deleteCollection(report.id)
  const row = (await screen.findByText('Annexe')).closest('li')
  await waitFor(() =>
    expect(within(row as HTMLElement).getByRole('button', { name: 'Refaire…' })).toBeDisabled(),
  )
  await userEvent.click(screen.getByRole('button', { name: 'Oublier Annexe' }))
  await waitFor(() => expect(screen.queryByText('Annexe')).toBeNull())
})
