import { EditorView } from '@codemirror/view'
import { expect, test } from 'vitest'
import { paint, sameRanges, setHeard, setHit, union } from './paint'

test('passages that touch or overlap become one tint', () => {
  const ranges = [
    { start: 0, end: 10 },
    { start: 2, end: 5 },
    { start: 10, end: 12 },
    { start: 20, end: 21 },
  ]
  expect(union(ranges)).toEqual([
    { start: 0, end: 12 },
    { start: 20, end: 21 },
  ])
  expect(ranges[0]).toEqual({ start: 0, end: 10 })
})

test('ranges are the same only in the same colours', () => {
  const red = [{ start: 0, end: 1, color: 'red' }]
  expect(sameRanges(red, [{ start: 0, end: 1, color: 'red' }])).toBe(true)
  expect(sameRanges(red, [{ start: 0, end: 1, color: 'blue' }])).toBe(false)
  expect(sameRanges(red, [])).toBe(false)
})

test('what one went to is marked until the selection moves', () => {
  const host = document.createElement('div')
  const view = new EditorView({ parent: host, doc: 'J’ose téléphoner.', extensions: [paint] })
  const marked = () => host.querySelector('.cm-found')?.textContent
  view.dispatch({ effects: setHit.of([{ start: 2, end: 5 }]) })
  expect(marked()).toBe('ose')
  view.dispatch({ effects: setHeard.of([]) })
  expect(marked()).toBe('ose')
  view.dispatch({ selection: { anchor: 4 } })
  expect(marked()).toBeUndefined()
})
