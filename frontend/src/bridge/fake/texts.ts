// Fictional testimonies: nobody in them exists.

import type { AttributeType, Bearer } from '../types'

/** A testimony as it would be typed: "Name : words" starts a turn, "# " a heading. */
export interface Script {
  title: string
  file: string
  interviewer: string
  lines: string[]
  /** Whether the recording’s times are known. */
  timed?: boolean
  /** What it has for the attributes of testimonies, in their order. */
  values?: string[]
}

/** The attributes that the fake project begins with. */
export const attributes: [
  name: string,
  of: Bearer,
  type: AttributeType,
  choices: string[],
  groups: boolean,
][] = [
  ['Structure', 'testimony', 'choice', ['CISP', 'IDESS', 'MIRE'], true],
  ['Vague', 'testimony', 'choice', ['Hiver', 'Été'], true],
  ['Entretien', 'testimony', 'date', [], false],
  ['Âge', 'participant', 'number', [], false],
  ['Commune', 'participant', 'text', [], false],
  ['En emploi', 'participant', 'yesno', [], false],
]

/** The participants that it begins with, and what they have for their attributes. */
export const people: [name: string, values: string[]][] = [
  ['Amina', ['34', 'Charleroi', 'no']],
  ['Bruno', ['52', 'Sombreffe', 'yes']],
  ['Fatou', ['29', 'Charleroi', '']],
]

/** The scripts that the fake project begins with. */
export const scripts: Script[] = [
  {
    title: 'Amina, formation bureautique',
    file: 'amina.docx',
    values: ['CISP', 'Hiver', '2026-01-12'],
    interviewer: 'Enquêtrice',
    timed: true,
    lines: [
      'Enquêtrice : Qu’est-ce qui vous a amenée ici ?',
      'Amina : C’est mon fils. Il m’a dit maman, tu restes à la maison, tu parles à personne. Moi je disais oui oui, demain. Et puis un jour j’ai poussé la porte.',
      'Enquêtrice : Et les premiers temps ?',
      'Amina : Les premiers temps, euh… j’osais pas allumer l’ordinateur. J’avais peur de tout casser. Maintenant j’écris mes lettres, je les imprime, je signe. Je signe avec mon nom, pas avec une croix.',
      'Enquêtrice : Et le téléphone ?',
      'Amina : Chez moi, face à face ça va, mais téléphoner à quelqu’un que je connais pas, j’avais les mains moites. C’était mon fils qui téléphonait pour moi, à l’école, au docteur, partout.',
      'Amina : J’osais pas dire non. Maintenant je dis : attends, je réfléchis, je te rappelle.',
      'Enquêtrice : Et pour les papiers ?',
      'Amina : J’ai fait le dossier toute seule. Trois fois ils me l’ont renvoyé, trois fois je l’ai refait. La quatrième, c’était bon.',
    ],
  },
  {
    title: 'Bruno, chantier bois',
    file: 'bruno.txt',
    values: ['CISP', 'Été', '2026-06-03'],
    interviewer: 'Enquêtrice',
    lines: [
      'Enquêtrice : Et avant la formation, ces démarches-là, qui les faisait ?',
      'Bruno : Ah, avant… avant je demandais à ma sœur, ou bien je laissais traîner. La mutuelle, les papiers de la commune, tout ça, j’ouvrais même plus les enveloppes. Elle travaille, ma sœur, elle a ses enfants, hein. Septante kilomètres aller-retour pour une lettre.',
      'Enquêtrice : Et aujourd’hui ?',
      'Bruno : Aujourd’hui je téléphone. La première fois j’avais préparé mes phrases sur un papier, avec la formatrice à côté, elle disait rien, elle était juste là. Et la dame au bout du fil, elle m’a écouté. Je me suis dit : tiens, on m’écoute.',
      'Bruno : Maintenant c’est mon voisin qui vient me trouver pour ses papiers à lui. On boit un café et on regarde ça ensemble. C’est tout de même quelque chose, non ?',
      'Enquêtrice : Ça vous fait quoi, que ce soit lui qui vienne ?',
      'Bruno : Ben… de la fierté, je crois. J’ai pas l’habitude de ce mot-là. À l’atelier, on m’a appris à couper droit, et puis à parler aux clients. Les deux, ça va ensemble.',
    ],
  },
  {
    title: 'Fatou et Denise, table ronde',
    file: 'table-ronde.md',
    values: ['MIRE', 'Été', '2026-05'],
    interviewer: 'Animateur',
    lines: [
      '# Table ronde du 2 mai',
      'Animateur : Qui veut commencer ?',
      'Denise : Moi je suis très timide, hein, mais bon. On s’est mises à deux pour téléphoner. Elle parlait, moi je notais.',
      'Fatou : Oui, et la fois d’après c’est elle qui a parlé. On se connaissait pas, et maintenant on fait le trajet ensemble.',
      'Animateur : Bruno, vous vouliez ajouter quelque chose ?',
      'Bruno : La première fois j’avais préparé mes phrases sur un petit papier, avec la formatrice à côté, elle était juste là. Et la dame de la mutuelle, elle m’a écouté.',
      'Fatou : J’osais pas dire non. Maintenant je dis : attends, je réfléchis, je te rappelle.',
      'Denise : La politique, avant, je tournais la page. Là on a été voir le bourgmestre, avec notre liste. Il a pris des notes, le bourgmestre !',
    ],
  },
  {
    title: 'Ilse, maraîchage',
    file: 'ilse.txt',
    interviewer: 'Enquêteur',
    lines: [
      'Enquêteur : Une journée ici, ça commence comment ?',
      'Ilse : Par le café, évidemment. Et puis on se répartit les lignes. On fait quelque chose de ses mains, on voit ce que ça devient. Je dis pas que c’est facile, mais je téléphone et puis j’y vais, avec mes papiers.',
    ],
  },
]

/** The codebook that the fake project begins with: name, parent's name, colour. */
export const codebook: [name: string, parent: string, color: string][] = [
  ['Estime de soi', '', '#2a73b0'],
  ['Se sentir considéré', 'Estime de soi', '#69a0d8'],
  ['Prendre confiance', 'Estime de soi', '#1c568c'],
  ['Communication et relationnel', '', '#da7306'],
  ['Créer des liens', 'Communication et relationnel', '#c9661f'],
  ['Oser communiquer', 'Communication et relationnel', '#a65308'],
  ['Autonomie administrative', '', '#4f26b0'],
  ['Se débrouiller sans aide', 'Autonomie administrative', '#7d55d6'],
  ['Citoyenneté active', '', '#bd247b'],
  ['Entrevoir la politique autrement', 'Citoyenneté active', '#8f1a5d'],
  ['Projet personnel', '', '#3f3950'],
]

/** The passages coded from the start: the words, their codes, a memo. */
export const coded: [words: string, codes: string[], memo?: string][] = [
  ['Je signe avec mon nom, pas avec une croix.', ['Prendre confiance']],
  ['téléphoner à quelqu’un que je connais pas, j’avais les mains moites', ['Oser communiquer']],
  [
    'J’osais pas dire non. Maintenant je dis : attends, je réfléchis, je te rappelle.',
    ['Prendre confiance', 'Oser communiquer'],
  ],
  [
    'J’ai fait le dossier toute seule. Trois fois ils me l’ont renvoyé, trois fois je l’ai refait.',
    ['Se débrouiller sans aide'],
  ],
  [
    'avant je demandais à ma sœur, ou bien je laissais traîner. La mutuelle, les papiers de la commune, tout ça, j’ouvrais même plus les enveloppes.',
    ['Se débrouiller sans aide'],
  ],
  [
    'La première fois j’avais préparé mes phrases sur un papier, avec la formatrice à côté, elle disait rien, elle était juste là. Et la dame au bout du fil, elle m’a écouté.',
    ['Prendre confiance'],
    'Le papier préparé revient chez Amina et Ilse : chercher « phrases », « préparer ».',
  ],
  [
    'elle était juste là. Et la dame au bout du fil, elle m’a écouté. Je me suis dit : tiens, on m’écoute.',
    ['Se sentir considéré'],
  ],
  ['de la fierté, je crois', ['Estime de soi']],
  ['Elle parlait, moi je notais.', ['Créer des liens']],
  ['On se connaissait pas, et maintenant on fait le trajet ensemble.', ['Créer des liens']],
  [
    'La première fois j’avais préparé mes phrases sur un petit papier, avec la formatrice à côté, elle était juste là. Et la dame de la mutuelle, elle m’a écouté.',
    ['Prendre confiance'],
  ],
  ['Là on a été voir le bourgmestre, avec notre liste.', ['Entrevoir la politique autrement']],
]
