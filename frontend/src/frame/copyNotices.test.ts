import { screen, waitFor } from '@testing-library/svelte'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { renderIn } from '@/test/render'
import CopyNotices from '@/test/CopyNotices.svelte'

test('a conflict copy is told once, and put aside by its cross', async () => {
  const bridge = new FakeBridge({ open: true, beside: 'conflict' })
  const dismiss = vi.spyOn(bridge, 'dismissCopy')
  const { toasts, view } = renderIn(CopyNotices, { bridge })
  await waitFor(() => expect(toasts.list).toHaveLength(2))
  const [copy, folder] = toasts.list
  expect(copy?.text).toBe('1 copie en conflit de ce projet est à côté de lui.')
  expect(folder?.text).toMatch(/dossier synchronisé \(Nextcloud\)/)
  copy?.closed?.()
  expect(dismiss).toHaveBeenCalledWith(expect.stringContaining('conflicted copy'))
  copy?.action?.run()
  expect([view.place, view.section]).toEqual(['safety', 'copies'])
  // Where the copies are in view, they say it themselves; and it is not told again.
  await waitFor(() => expect(toasts.list).toEqual([]))
  window.dispatchEvent(new Event('focus'))
  expect(toasts.list).toEqual([])
})

test('many files are not all called conflicts, and not all named', async () => {
  const bridge = new FakeBridge({ open: true, beside: 'many' })
  const { toasts } = renderIn(CopyNotices, { bridge })
  await waitFor(() => expect(toasts.list).toHaveLength(2))
  expect(toasts.list[0]?.text).toBe('4 autres fichiers de ce projet sont à côté de lui.')
  expect(toasts.list[0]?.detail).toMatch(/PORTABLE\.florilege et 2 autres$/)
})

test('a project that stands alone is told nothing', async () => {
  const bridge = new FakeBridge({ open: true })
  const look = vi.spyOn(bridge, 'copies')
  const { toasts } = renderIn(CopyNotices, { bridge })
  await waitFor(() => expect(look).toHaveBeenCalledWith(true))
  await Promise.resolve()
  expect(toasts.list).toEqual([])
  expect(screen.queryByRole('alert')).toBeNull()
})
