import { Text } from '@codemirror/state'
import { expect, test } from 'vitest'
import { findIn } from './find'

const text = 'Ma sœur a osé. Osé\nencore, ma Soeur !'
const found = (query: string) =>
  findIn(Text.of(text.split('\n')), query).map(({ start, end }) => text.slice(start, end))

test.each([
  ['ose', ['osé', 'Osé']],
  ['soeur', ['sœur', 'Soeur']],
  ['ma sœur', ['Ma sœur', 'ma Soeur']],
  ['  ', []],
  ['rien', []],
])('%s', (query, wanted) => expect(found(query)).toEqual(wanted))
