import { describe, expect, test } from 'vitest'
import { cut, filterByText, fold, match } from './match'

describe('matching', () => {
  test.each([
    ['Été', 'ete'],
    ['cœur', 'coeur'],
    ['e\u0301te\u0301', 'ete'],
    ['l’école', "l'ecole"],
    ['😀É', '😀e'],
  ])('folds %s', (text, folded) => expect(fold(text)).toBe(folded))

  test.each([
    ['tra', 'Transmettre à d’autres', 0, 'Tra'],
    ['tra', 'Créer des liens, entraide', 2, 'tra'],
    ['coeur', 'Le cœur', 1, 'cœur'],
    ['oe', '😀 Œuvre', 1, 'Œ'],
  ])('finds %s in %s', (query, text, rank, words) => {
    const found = match(query, text)
    expect(found?.rank).toBe(rank)
    const [range] = found?.ranges ?? []
    expect(text.slice(range?.start, range?.end)).toBe(words)
  })

  test('every word must be there, in any order', () => {
    expect(match('conf pren', 'Prendre confiance')).not.toBeNull()
    expect(match('conf xyz', 'Prendre confiance')).toBeNull()
  })

  test('the best matches come first, others keep their order', () => {
    const names = ['entraide', 'Lien social', 'Transmettre', 'Travail']
    expect(filterByText('tra', names, (n) => n)).toEqual(['Transmettre', 'Travail', 'entraide'])
  })

  test('cut gives back the whole text', () => {
    const text = 'Prendre confiance'
    const pieces = cut(text, [
      { start: 0, end: 4 },
      { start: 2, end: 5 },
      { start: 8, end: 12 },
    ])
    expect(pieces.map((p) => p.text).join('')).toBe(text)
    expect(pieces.filter((p) => p.hit).map((p) => p.text)).toEqual(['Pren', 'd', 'conf'])
  })
})
