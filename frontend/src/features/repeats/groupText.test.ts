import { beforeEach, describe, expect, test } from 'vitest'
import { locale } from '@/state/locale.svelte'
import type { Quote, RepeatGroup } from '@/bridge/types'
import {
  firstWords,
  groupFacts,
  groupTitle,
  insideTitle,
  likeness,
  likenessText,
} from './groupText'

const quote = (text: string, speaker = '', place: Partial<Quote> = {}): Quote => ({
  id: text + speaker,
  testimony: `entretien ${text} ${speaker}`,
  title: '',
  start: 0,
  end: text.length,
  text,
  speaker,
  turn: 1,
  time: '',
  codes: [],
  memo: '',
  created: '',
  by: '',
  repeat: '',
  stands: false,
  said: 1,
  people: 1,
  asked: false,
  codings: [],
  collections: [],
  consent: '',
  allowed: '',
  ...place,
})

const group = (kind: 'exact' | 'near', ...quotes: Quote[]): RepeatGroup => ({
  id: 'g',
  kind,
  similarity: kind === 'exact' ? 1 : 0.997,
  verdict: '',
  stands: '',
  proposed: '',
  quotes,
})

beforeEach(() => {
  locale.current = 'fr'
})

const said = (...speakers: string[]) => speakers.map((s, i) => quote(`mot ${i}`, s))

describe('the sentence over a group', () => {
  test.each([
    [
      group('near', ...said('Bruno', 'Bruno')),
      'Bruno l’a dit deux fois, presque avec les mêmes mots',
    ],
    [group('exact', ...said('Ilse', 'Ilse', 'Ilse')), 'Ilse l’a dit trois fois, mot pour mot'],
    [group('exact', ...said('Amina', 'Fatou')), 'Amina et Fatou l’ont dit, mot pour mot'],
    [
      group('near', ...said('Amina', 'Fatou', 'Amina')),
      'Amina et Fatou l’ont dit trois fois en tout, presque avec les mêmes mots',
    ],
    [
      group('exact', ...said('A', 'B', 'C', 'D', 'E')),
      'A, B et 3 autres personnes l’ont dit, mot pour mot',
    ],
    [group('exact', ...said('', 'Bruno')), 'C’est dit deux fois, mot pour mot'],
    [
      group('exact', ...said(...Array<string>(12).fill('Bruno'))),
      'Bruno l’a dit 12 fois, mot pour mot',
    ],
  ])('%#', (g, title) => expect(groupTitle(g)).toBe(title))

  test('in English', () => {
    locale.current = 'en'
    expect(groupTitle(group('near', ...said('Bruno', 'Bruno')))).toBe(
      'Bruno said it twice, in nearly the same words',
    )
  })

  test('one quote holds the others', () => {
    const g = group(
      'near',
      quote('Moi je suis très timide, hein.', 'Denise'),
      quote('je suis TRES timide', 'Denise'),
    )
    expect(likeness(g)).toBe('contained')
    expect(likenessText(g)).toBe('contenu')
  })

  test('part of a word is not held', () => {
    expect(likeness(group('near', quote('la formatrice'), quote('format')))).toBe('near')
  })

  test('the same passage marked twice is told as such', () => {
    const at = { testimony: 't', start: 0, end: 12 }
    const g = group(
      'near',
      quote('avant, je…', 'Bruno', at),
      quote('je laissais', 'Bruno', { ...at, start: 7, end: 20 }),
    )
    expect(groupTitle(g)).toBe('Le même passage, découpé deux fois')
  })

  test('what only nearly repeats is never called 100 %', () => {
    expect(likenessText(group('near', ...said('A', 'B')))).toMatch(/^99\s%$/)
    expect(groupFacts(group('near', ...said('A', 'B', 'B')))).toMatch(
      /^99\s% de mots communs · 3 témoignages · 2 personnes · tous restent à leur place$/,
    )
    expect(groupFacts(group('near', ...said('A', 'B', '')))).toMatch(
      /^99\s% de mots communs · 3 témoignages · tous restent à leur place$/,
    )
  })

  test('a quote that repeats within itself', () => {
    const inside = { quote: quote('x', 'Yann'), times: 3, ranges: [] }
    expect(insideTitle(inside)).toBe('Yann dit une phrase trois fois dans un même extrait')
  })
})

test('first words are cut at a space, without what hangs', () => {
  expect(firstWords('La première fois, j’avais préparé', 20)).toBe('La première fois…')
  expect(firstWords('Court')).toBe('Court')
})
