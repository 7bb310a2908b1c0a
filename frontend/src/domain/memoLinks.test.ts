import { expect, test } from 'vitest'
import { piecesOf, refsOf, toStore, toWrite, typing } from './memoLinks'

const links = [
  { ref: '[[code:c-1]]', kind: 'code' as const, id: 'c-1', label: 'Estime de soi', gone: false },
  { ref: '[[quote:q-1]]', kind: 'quote' as const, id: 'q-1', label: '« Je viens… »', gone: false },
]
const memo = 'Voir [[code:c-1]], [[quote:q-1]] et encore [[code:c-1]].'

test('what is stored is shown by its names, and comes back the same', () => {
  const shown = toWrite(memo, links)
  expect(shown).toBe('Voir [[Estime de soi]], [[« Je viens… »]] et encore [[Estime de soi]].')
  expect(toStore(shown, links)).toBe(memo)
  expect(toStore('[[ailleurs]] [[ Estime de soi ]]', links)).toBe('[[ailleurs]] [[code:c-1]]')
})

test('links are found once each, and what stands between', () => {
  expect(refsOf(memo).map((r) => r.id)).toEqual(['c-1', 'q-1'])
  expect(piecesOf('a [[code:c-1]]')).toEqual([{ words: 'a ' }, { link: '[[code:c-1]]' }])
  expect(piecesOf('rien [[ ici ]]')).toEqual([{ words: 'rien [[ ici ]]' }])
})

test.each([
  ['Voir [[est', { from: 5, query: 'est' }],
  ['Voir [[', { from: 5, query: '' }],
  ['Voir [[est]] puis', null],
  ['Voir [[est\nlà', null],
  ['Voir [est', null],
])('%j is being typed: %j', (text, wanted) => expect(typing(text, text.length)).toEqual(wanted))
