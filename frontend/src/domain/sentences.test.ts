import { describe, expect, test } from 'vitest'
import { sentences } from './sentences'

const cut = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end))

describe('sentences of spoken French', () => {
  test.each([
    ['plain', 'Je téléphone. La dame m’écoute.', ['Je téléphone.', 'La dame m’écoute.']],
    ['a title', 'J’ai vu M. Dupont hier. Il va bien.', ['J’ai vu M. Dupont hier.', 'Il va bien.']],
    ['a doctor', 'Le Dr. Lambert écoute. Mme. Leroy aussi.', 2],
    ['for instance', 'Les papiers, p. ex. la mutuelle. Voilà.', 2],
    ['initials', 'C’est J. Martin qui l’a dit. Oui.', 2],
    ['etc. that goes on', 'Le bus, le train, etc. tout ça coûte. Oui.', 2],
    ['etc. that ends', 'Le bus, le train, etc. Après je marche.', 2],
    [
      'an exclamation with its verb',
      'Oui ! dit-elle. Et puis non.',
      ['Oui ! dit-elle.', 'Et puis non.'],
    ],
    ['points alone', 'Oui ! … Je ne sais pas.', ['Oui ! …', 'Je ne sais pas.']],
    ['a hesitation', 'Euh… j’osais pas. Voilà.', ['Euh… j’osais pas.', 'Voilà.']],
    [
      'guillemets stay with their words',
      '« Je viens. » Et elle est venue.',
      ['« Je viens. »', 'Et elle est venue.'],
    ],
    [
      'an aside after guillemets',
      '« Tu viens ? » disait ma sœur. Non.',
      ['« Tu viens ? » disait ma sœur.', 'Non.'],
    ],
    [
      'a line broken in mid-sentence',
      'Je prends le\nbus de huit heures. Après.',
      ['Je prends le\nbus de huit heures.', 'Après.'],
    ],
    [
      'a paragraph always ends',
      'Sans point final\n\net puis après',
      ['Sans point final', 'et puis après'],
    ],
    ['no punctuation at all', 'je sais pas moi on verra', ['je sais pas moi on verra']],
    ['initials with a hyphen', 'C’est J.-P. Martin qui l’a dit. Oui.', 2],
    ['two people', 'M. et Mme Dupont sont venus. Oui.', 2],
    ['an acronym with points', 'Le C.P.A.S. m’a aidé. Le Forem aussi.', 2],
    [
      'no capitals',
      'on y va. après on rentre, etc. enfin voilà. p. ex. la note',
      ['on y va.', 'après on rentre, etc. enfin voilà.', 'p. ex. la note'],
    ],
    [
      'an ellipsis without capitals',
      'ben... euh... oui. j’osais pas',
      ['ben... euh... oui.', 'j’osais pas'],
    ],
    ['lines of a dialogue', '— Tu viens ? — Non. — Bon.', ['— Tu viens ?', '— Non.', '— Bon.']],
    ['an aside between dashes', 'Elle disait — oui ! — qu’on pouvait. Bon.', 2],
    [
      'sentences within guillemets',
      'Elle m’a dit : « Viens. On verra. » Et j’y suis allée.',
      ['Elle m’a dit : « Viens.', 'On verra. »', 'Et j’y suis allée.'],
    ],
    [
      'lines without punctuation',
      'on a commencé en mars\nAprès ça allait mieux\net puis voilà',
      ['on a commencé en mars', 'Après ça allait mieux\net puis voilà'],
    ],
    ['an aside of the transcriber', '(Rires.) Et après ? (Silence) Rien.', 3],
    ['an hour', 'À 12 h. 30 on mange. Oui.', 2],
    ['a figure', 'Il y a 3.5 km. Oui.', ['Il y a 3.5 km.', 'Oui.']],
    ['nothing', '', []],
    ['spaces', '  \n ', []],
  ])('%s', (_, text, wanted) => {
    if (typeof wanted === 'number') expect(cut(text)).toHaveLength(wanted)
    else expect(cut(text)).toEqual(wanted)
  })

  test('sentences never overlap, and lose nothing but spaces', () => {
    const words = [
      'M.',
      'oui',
      'Non !',
      '«',
      '»',
      '…',
      '\n',
      '\n\n',
      'etc.',
      'É',
      '👩‍🌾',
      '?',
      '  ',
      'p. ex.',
    ]
    let seed = 7
    for (let round = 0; round < 300; round++) {
      let text = ''
      for (let i = 0; i < 12; i++) {
        seed = (seed * 48271) % 2147483647
        text += words[seed % words.length] + (seed % 3 ? ' ' : '')
      }
      let at = 0
      for (const { start, end } of sentences(text)) {
        expect(text.slice(at, start).trim()).toBe('')
        expect(end).toBeGreaterThan(start)
        at = end
      }
      expect(text.slice(at).trim()).toBe('')
    }
  })
})
