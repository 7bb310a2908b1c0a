import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import { renderIn } from '@/test/render'
import Safety from './Safety.svelte'
import { sections } from './sections'

test('the first section is shown until another is asked for', async () => {
  const { view } = renderIn(Safety)
  const rows = screen.getAllByRole('button', { current: true })
  expect(rows.map((row) => row.textContent?.trim())).toEqual([sections[0]?.label()])
  view.showSafety('no such section')
  expect(view.place).toBe('safety')
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Sauvegardes')
})

test('sections have different names', () => {
  expect(new Set(sections.map((s) => s.id)).size).toBe(sections.length)
})

test('the diagnostic that is saved is the one that is shown', async () => {
  const bridge = new FakeBridge({ open: true })
  const saved = vi.spyOn(bridge, 'saveDiagnostics')
  const { view } = renderIn(Safety, { bridge })
  view.showSafety('diagnostics')
  expect(await screen.findByLabelText('Texte du diagnostic')).toHaveTextContent(
    'fermé par le noyau',
  )
  await userEvent.click(screen.getByRole('button', { name: 'Enregistrer…' }))
  expect(saved).toHaveBeenCalledWith('/home/camille/florilege-diagnostic.txt')
})
