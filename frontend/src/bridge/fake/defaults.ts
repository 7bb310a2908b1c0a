import type { Settings, Template } from '../types'

/** The templates that the fake offers. */
export const templates: Template[] = [
  {
    name: 'cisp',
    title: 'CISP, insertion socioprofessionnelle',
    description: 'Ce qu’une formation change dans une vie.',
    codes: ['Estime de soi', 'Estime de soi/Prendre confiance', 'Citoyenneté active'],
  },
  {
    name: 'idess',
    title: 'IDESS, services de proximité',
    description: 'Mobilité, autonomie, soins, lien social.',
    codes: ['Mobilité inclusive', 'Autonomie et maintien à domicile', 'Lien social'],
  },
  {
    name: 'valeur-societale',
    title: 'Valeur sociétale',
    description: 'Une grille transversale.',
    codes: ['Mobilité inclusive', 'Citoyenneté critique et active'],
  },
]

/** The settings that the fake begins with. */
export const defaults: Settings = {
  locale: 'fr',
  theme: 'system',
  coder: 'Camille',
  textSize: 18,
  pinned: [],
  keys: [],
  last: '',
  showPseudonyms: [],
  exportRealNames: [],
  recent: [
    {
      path: '/home/camille/Études/les-mots-du-cisp.florilege',
      name: 'Les mots du CISP',
      opened: '2026-03-14T16:20:00Z',
      gone: false,
    },
    {
      path: '/home/camille/Études/mobilite-2025.florilege',
      name: 'Mobilité 2025',
      opened: '2025-11-03T09:05:00Z',
      gone: true,
    },
  ],
}
