import { BridgeError } from '../error'
import type {
  Brought,
  Compaction,
  Comparison,
  Copies,
  Difference,
  DifferenceGroup,
  FileSide,
  FoundCopy,
  Space,
  Step,
  Wanted,
} from '../types'

/** What lies beside the fake's project. */
export type Beside = 'nothing' | 'conflict' | 'many'

const folder = '/home/camille/Études/'

function copy(name: string, more: Partial<FoundCopy>): FoundCopy {
  return {
    path: folder + name,
    name,
    conflict: false,
    original: false,
    service: '',
    by: '',
    at: '',
    bytes: 3_407_872,
    changed: '2026-03-13T17:42:00Z',
    sealed: false,
    dismissed: false,
    problem: null,
    ...more,
  }
}

const conflict = copy('les-mots-du-cisp (conflicted copy 2026-03-13 184210).florilege', {
  conflict: true,
  service: 'Nextcloud',
  at: '2026-03-13T18:42:10',
})

const others: FoundCopy[] = [
  copy('les-mots-du-cisp-PORTABLE.florilege', {
    conflict: true,
    service: 'OneDrive',
    by: 'PORTABLE',
    sealed: true,
  }),
  copy('les-mots-du-cisp - Copie.florilege', { changed: '2026-02-20T09:10:00Z' }),
  copy('les-mots-du-cisp (1).florilege', {
    problem: {
      code: 'damaged',
      message: 'les-mots-du-cisp (1).florilege is damaged',
      subject: 'les-mots-du-cisp (1).florilege',
      detail: 'its end is missing',
    },
  }),
]

const step = (seq: number, by: string, action: string, subject: string): Step => ({
  seq,
  at: `2026-03-13T17:${String(seq % 60).padStart(2, '0')}:00Z`,
  by,
  action,
  subject,
  count: 1,
  undoes: 0,
  redoes: 0,
})

const difference = (more: Partial<Difference>): Difference => ({
  id: more.name ?? '',
  name: '',
  in: '',
  here: '',
  there: '',
  erased: false,
  fields: [],
  ...more,
})

function group(
  side: DifferenceGroup['side'],
  kind: DifferenceGroup['kind'],
  first: Difference[],
  total = first.length,
): DifferenceGroup {
  const doing = (what: string) => first.filter((d) => (d.there || d.here) === what).length
  const gone = side === 'both' ? 0 : doing('removed')
  const added = side === 'both' ? 0 : doing('added') + total - first.length
  return { side, kind, total, added, gone, first }
}

const words = [
  'on me donnait une place, une vraie',
  'je n’osais pas prendre le téléphone',
  'il y avait toujours quelqu’un pour m’attendre',
  'le dossier, je l’ai fait toute seule',
]

/** The part of the fake bridge that knows other files of the project. */
export class FakeFiles {
  #dismissed = new Set<string>()
  #told = false
  #brought = false

  constructor(
    private readonly beside: Beside,
    private slack: boolean,
  ) {}

  space(): Space {
    return {
      bytes: this.slack ? 48_234_496 : 16_777_216,
      free: this.slack ? 31_457_280 : 204_800,
      worth: this.slack,
    }
  }

  compact(): Omit<Compaction, 'status'> {
    const before = this.space().bytes
    this.slack = false
    return { before, after: this.space().bytes, reopening: null }
  }

  copies(): Copies {
    const found = { nothing: [], conflict: [conflict], many: [conflict, ...others] }[this.beside]
    return {
      service: this.beside === 'nothing' ? '' : 'Nextcloud',
      told: this.#told,
      found: found.map((c) => ({ ...c, dismissed: this.#dismissed.has(c.path) })),
    }
  }

  dismiss(path: string): void {
    this.#dismissed.add(path)
  }

  tell(): void {
    this.#told = true
  }

  compare(path: string, secret: string): Comparison {
    const name = path.split('/').pop() ?? path
    const found = this.copies().found.find((c) => c.path === path)
    if (found?.problem) throw new BridgeError('damaged', name, name, found.problem.detail)
    if (found?.sealed && !secret) throw new BridgeError('locked', name, name, path)
    if (found?.sealed && secret !== 'quatre mots au hasard')
      throw new BridgeError('wrong_passphrase', name, name)
    if (!found) throw new BridgeError('other_project', name, name, 'Étude voisine')
    const figures = { testimonies: 14, quotes: 42, codes: 31, collections: 2 }
    const here: FileSide = {
      path: `${folder}les-mots-du-cisp.florilege`,
      name: 'les-mots-du-cisp.florilege',
      steps: 3,
      newest: [
        step(44, 'Camille', 'quote_memo', 'je n’osais pas prendre le téléphone'),
        step(43, 'Camille', 'code_rename', 'Estime → Estime de soi'),
        step(42, 'Camille', 'quote_code', 'Trajectoire'),
      ],
      last: step(44, 'Camille', 'quote_memo', 'je n’osais pas prendre le téléphone'),
      ...figures,
    }
    const there: FileSide = {
      path,
      name,
      steps: 16,
      newest: [
        step(57, 'Nour', 'import', 'Karim, magasin'),
        step(56, 'Nour', 'quote_code', 'Lien social'),
        step(55, 'Nour', 'quote_code', 'Prendre confiance'),
      ],
      last: step(57, 'Nour', 'import', 'Karim, magasin'),
      testimonies: 15,
      quotes: 53,
      codes: 32,
      collections: 2,
    }
    const shared = step(41, 'Camille', 'quote_code', 'Prendre confiance')
    if (path.includes('- Copie')) {
      const older = { ...there, steps: 0, newest: [] }
      return {
        relation: 'older',
        shared,
        here,
        there: older,
        groups: [onlyHere],
        unreadable: 0,
        seen: '41 x',
      }
    }
    const groups = this.#brought ? [onlyHere, ...both] : [...onlyThere, ...both, onlyHere]
    return { relation: 'apart', shared, here, there, groups, unreadable: 0, seen: '57 x' }
  }

  bring(wanted: Wanted): Brought {
    this.#brought = true
    const left = wanted.leave.length
    return {
      records: 15 + wanted.take.length - left,
      left: [{ kind: 'verdicts', name: words[3] ?? '', why: 'taken' }],
    }
  }
}

const onlyThere = [
  group('there', 'testimonies', [difference({ name: 'Karim, magasin', there: 'added' })]),
  group('there', 'codes', [difference({ name: 'Emploi/Premier contrat', there: 'added' })]),
  group(
    'there',
    'quotes',
    [
      ...words.map((name) => difference({ name, in: 'Karim, magasin', there: 'added' })),
      difference({
        name: 'au début je restais au fond',
        in: 'Bruno, chantier bois',
        there: 'changed',
        fields: [{ name: 'memo', here: '', there: 'À citer dans le rapport.' }],
      }),
      difference({ name: 'c’est loin', in: 'Bruno, chantier bois', there: 'removed' }),
    ],
    12,
  ),
  group('there', 'verdicts', [difference({ name: words[3], there: 'added' })]),
]

const both = [
  group('both', 'codes', [
    difference({
      name: 'Estime de soi',
      here: 'changed',
      there: 'changed',
      fields: [{ name: 'name', here: 'Estime de soi', there: 'Estime et confiance' }],
    }),
  ]),
  group('both', 'quotes', [
    difference({
      name: 'je n’osais pas prendre le téléphone',
      in: 'Amina, bureautique',
      here: 'changed',
      there: 'changed',
      fields: [
        { name: 'codes', here: 'Estime de soi/Oser', there: 'Estime de soi/Oser, Lien social' },
        {
          name: 'memo',
          here: 'Fort. À rapprocher de Bruno.',
          there: 'Le téléphone revient chez trois personnes.',
        },
      ],
    }),
  ]),
]

const onlyHere = group('here', 'quotes', [
  difference({ name: 'septante kilomètres par jour', in: 'Bruno, chantier bois', here: 'added' }),
])
