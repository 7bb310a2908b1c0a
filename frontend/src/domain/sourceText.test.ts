import { expect, it } from 'vitest'
import { sourceText } from './sourceText'

it.each([
  ['Bruno', 'chantier bois', ['Bruno', 'chantier bois']],
  ['Bruno', 'Bruno, chantier bois', ['Bruno, chantier bois']],
  ['Bruno', 'Bruno', ['Bruno']],
  ['', 'réponse 3', ['réponse 3']],
  ['P1', 'P10 – entretien', ['P1', 'P10 – entretien']],
  ['A', 'Atelier de mars', ['A', 'Atelier de mars']],
  ['Marie', 'Marie-Lou', ['Marie', 'Marie-Lou']],
])('of %s in « %s »', (speaker, title, want) => {
  expect(sourceText({ speaker, title })).toEqual(want)
})
