import { screen } from '@testing-library/svelte'
import { expect, test } from 'vitest'
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
