import { expect, test } from 'vitest'
import { readAt, View } from './view.svelte'

test('tables that come together are imported one after another, after the files', () => {
  const view = new View()
  view.import(['/tmp/a.docx', '/tmp/été.xlsx', '/tmp/b.txt', '/tmp/hiver.csv'])
  expect([view.overlay, view.imports]).toEqual(['import', ['/tmp/a.docx', '/tmp/b.txt']])
  view.imported()
  expect([view.overlay, view.tables[0]]).toEqual(['survey', '/tmp/été.xlsx'])
  view.surveyed()
  expect([view.overlay, view.tables[0]]).toEqual(['survey', '/tmp/hiver.csv'])
  view.surveyed()
  expect([view.overlay, view.tables]).toEqual(['', []])
})

test('a table alone is a survey, no file asks for some, and going elsewhere lets go of tables', () => {
  const view = new View()
  view.import(['/tmp/été.ODS'])
  expect(view.overlay).toBe('survey')
  view.go('read')
  view.import()
  view.imported()
  expect(view.overlay).toBe('')
})

test('who goes to a passage that is no quote lets go of the quote that was chosen', async () => {
  const [view, reading] = [new View(), { open: () => Promise.resolve() }]
  await readAt(view, reading, { testimony: 't', range: { start: 3, end: 9 }, quote: 'q' })
  expect(view.quote).toBe('q')
  await readAt(view, reading, { testimony: 't', range: { start: 20, end: 24 } })
  expect(view.quote).toBe('')
})
