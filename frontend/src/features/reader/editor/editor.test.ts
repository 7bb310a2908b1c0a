import { ChangeSet, Text } from '@codemirror/state'
import { expect, test } from 'vitest'
import { changeBetween } from './editor'

test('the change between two texts is what lies between the signs that are alike', () => {
  const cases = [
    ['le dossié seule', 'le dossier seule'],
    ['aaa', 'aa'],
    ['aa', 'aaa'],
    ['un\n\ndeux', 'un\n\nune ligne\n\ndeux'],
    ['tout', ''],
    ['', 'tout'],
    ['😀 oui', '😁 oui'],
  ] as const
  for (const [from, to] of cases) {
    const change = ChangeSet.of(changeBetween(from, to), from.length)
    expect(change.apply(Text.of(from.split('\n'))).toString()).toBe(to)
  }
  expect(changeBetween('le dossié seule', 'le dossier seule')).toMatchObject({ from: 8, to: 9 })
})
