import { expect, test } from 'vitest'
import type { Code } from '@/bridge/types'
import { rankCodes } from './rankCodes'

const code = (name: string, over: Partial<Code> = {}): Code => ({
  id: name,
  name,
  path: name,
  parent: '',
  depth: 0,
  color: '#2a73b0',
  definition: '',
  memo: '',
  inclusion: '',
  exclusion: '',
  example: '',
  archived: false,
  quotes: 0,
  total: 0,
  once: 0,
  onceTotal: 0,
  ...over,
})
const codes = [
  code('Estime de soi'),
  code('Se sentir considéré', { path: 'Estime de soi/Se sentir considéré' }),
  code('Oser communiquer'),
  code('Se débrouiller sans aide', { definition: 'Faire ses papiers et ses démarches seul' }),
  code('Transmettre à d’autres'),
  code('Émancipation'),
  code('Entraide'),
]
const none = { pinned: [], recent: [] }
const names = (query: string, habits = none as { pinned: string[]; recent: string[] }) =>
  rankCodes(query, codes, habits).map((r) => r.code.name)

test.each([
  ['tra', ['Transmettre à d’autres', 'Entraide']],
  ['ema', ['Émancipation']],
  ['soi', ['Estime de soi', 'Se sentir considéré']],
  ['sdsa', ['Se débrouiller sans aide']],
  ['papiers', ['Se débrouiller sans aide']],
  ['zzz', []],
])('%s', (query, wanted) => expect(names(query)).toEqual(wanted))

test('pinned and recent codes come first, then the order of the tree', () => {
  const habits = { pinned: ['Entraide'], recent: ['Oser communiquer'] }
  expect(names('', habits).slice(0, 3)).toEqual(['Oser communiquer', 'Entraide', 'Estime de soi'])
})

test('a better match wins over habit', () => {
  expect(names('tra', { pinned: ['Entraide'], recent: [] })[0]).toBe('Transmettre à d’autres')
})

test('the definition that matched is shown', () => {
  expect(rankCodes('démarches', codes, none)[0]?.because).toContain('démarches')
})
