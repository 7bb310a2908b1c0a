import { describe, expect, it } from 'vitest'
import { masked } from './masked'

const text = 'Et l’avis d’Amina, 😀 de Fatima.'
const masks = [
  { start: 10, end: 12, with: 'de ', name: '' },
  { start: 12, end: 17, with: 'Nour', name: 'a' },
  { start: 25, end: 31, with: 'Léopoldine', name: 'b' },
]

describe('masked', () => {
  const shows = (start: number, end: number) => {
    const view = masked(text, [{ start, end }], masks)
    const [range] = view.ranges
    return view.text.slice(range?.start, range?.end)
  }

  it('puts what stands instead, and tells where names stand', () => {
    const view = masked(text, [], masks)
    expect(view.text).toBe('Et l’avis de Nour, 😀 de Léopoldine.')
    expect(view.names.map((r) => view.text.slice(r.start, r.end))).toEqual(['Nour', 'Léopoldine'])
  })

  it.each([
    [0, 9, 'Et l’avis'],
    [12, 17, 'Nour'],
    [10, 17, 'de Nour'],
    [5, 14, 'avis de Nour'],
    [14, 22, 'Nour, 😀 '],
    [26, 28, 'Léopoldine'],
    [17, 25, ', 😀 de '],
    [31, 32, '.'],
    [0, 32, 'Et l’avis de Nour, 😀 de Léopoldine.'],
  ])('moves the range %i–%i along', (start, end, want) => expect(shows(start, end)).toBe(want))

  it('leaves a text without names as it is', () => {
    expect(masked('rien', [{ start: 1, end: 2 }], [])).toEqual({
      text: 'rien',
      ranges: [{ start: 1, end: 2 }],
      names: [],
    })
  })
})
