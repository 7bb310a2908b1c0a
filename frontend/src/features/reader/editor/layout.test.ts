import { EditorView } from '@codemirror/view'
import { expect, test } from 'vitest'
import { FakeBridge } from '@/bridge/fake/fake'
import type { Text } from '@/bridge/types'
import { documentOf, layOut } from './layout'

async function amina(): Promise<Text> {
  const bridge = new FakeBridge({ open: true })
  const [first] = await bridge.testimonies()
  return bridge.read(first?.id ?? '')
}

/** What stands over the turns of a text, as read on screen. */
function over(text: Text): string[] {
  const view = new EditorView({
    doc: documentOf(text),
    extensions: layOut(text, document.createElement('div')),
  })
  const lines = [...view.dom.querySelectorAll('.cm-speaker')].map((line) =>
    [line.firstChild?.textContent, line.querySelector('.beside')?.textContent]
      .filter(Boolean)
      .join(' '),
  )
  view.destroy()
  return lines
}

test('the time of a turn stands beside the name', async () => {
  const text = await amina()
  expect(over(text).slice(0, 2)).toEqual(['Enquêtrice 00:00:00', 'Amina 00:00:03'])
  expect(over({ ...text, times: [] }).slice(0, 2)).toEqual(['Enquêtrice', 'Amina'])
})

test('where nobody is named, a time stands over the line that it begins', async () => {
  const text: Text = {
    ...(await amina()),
    text: 'un deux\n\ntrois\n\nquatre',
    turns: [],
    headings: [],
    times: [
      { start: 0, end: 2, from: 1000, to: 2000 },
      { start: 3, end: 7, from: 2000, to: 2500 },
      { start: 9, end: 14, from: 61_000, to: 61_000 },
    ],
  }
  expect(over(text)).toEqual(['00:00:01', '00:01:01'])
})
