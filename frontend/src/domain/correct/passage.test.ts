import { describe, expect, test } from 'vitest'
import { around, cutOf, editsOf } from './passage'

const text =
  'Enquêtrice : Et là ?\n\nAmina : Ben, j’y vais. Ma voisine vient. Voilà.\n\nEnquêtrice : Ah ?\n'
const at = (words: string) => {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}
const turn = (label: string, words: string, speaker: number) => {
  const { start: labelStart } = at(label + words)
  const start = labelStart + label.length
  return { labelStart, start, end: start + words.length, speaker }
}
const turns = [
  turn('Enquêtrice : ', 'Et là ?', 0),
  turn('Amina : ', 'Ben, j’y vais. Ma voisine vient. Voilà.', 1),
  turn('Enquêtrice : ', 'Ah ?', 0),
]
const without = (words: string) => {
  const { start, end } = cutOf({ text, turns }, at(words))
  return text.slice(0, start) + text.slice(end)
}

describe('what is cut', () => {
  test('takes one of two blanks with it', () => {
    expect(without('Ma voisine vient.')).toContain('Ben, j’y vais. Voilà.\n')
    expect(without(' Ma voisine vient. ')).toContain('Ben, j’y vais. Voilà.\n')
    expect(without(' Voilà.')).toContain('Ma voisine vient.\n\nEnq')
    expect(without('Ben, ')).toContain('Amina : j’y vais.')
    // The blank after a label belongs to the label.
    expect(cutOf({ text, turns }, at('Ben, j’y vais.'))).toEqual(at('Ben, j’y vais. '))
  })

  test('takes the label of a turn of which all is cut', () => {
    expect(without('Ben, j’y vais. Ma voisine vient. Voilà.')).toBe(
      'Enquêtrice : Et là ?\n\nEnquêtrice : Ah ?\n',
    )
    expect(without('Ben, j’y vais. Ma voisine vient.')).toContain('Amina : Voilà.')
  })
})

test('the same words are no edit', () => {
  expect(editsOf(text, at('Ma voisine'), 'Ma voisine')).toEqual([])
  expect(editsOf(text, at('Ma voisine'), 'Ma sœur')).toEqual([
    { ...at('Ma voisine'), text: 'Ma sœur' },
  ])
})

test('what stands around a passage ends with its paragraph and is cut between words', () => {
  expect(around(text, at('Ma voisine'))).toEqual(['Amina : Ben, j’y vais. ', ' vient. Voilà.'])
  expect(around(text, at('Ma voisine'), 10)).toEqual(['…vais. ', ' vient.…'])
})
