import { BridgeError } from '../error'
import type { Choice, ImportReport, Opening, Preview } from '../importTypes'
import { layOut, newId, type FakeTestimony, type Records } from './records'

/** What the fake knows of a file that it planned. */
export interface FakePlan {
  testimony: FakeTestimony
  opening: Opening
}

const lines = [
  'Enquêtrice : On peut commencer ?',
  'Mme D. : Oui. Ici je suis quelqu’un. Avant, non.',
  'Enquêtrice : Comment êtes-vous arrivée au jardin ?',
  'D. : Par une voisine. Elle m’a dit « viens voir », et je suis restée.',
  'Enquêtrice : Et aujourd’hui ?',
  'Mme D. : Aujourd’hui, c’est moi qui montre aux nouveaux.',
  'Enquêtrice : Qu’est-ce que ça change ?',
  'D. : Je dors mieux, déjà. Et mes enfants le voient.',
]

/** Returns what an import of a file would store, and keeps it under its key. */
export function plan(path: string, kept: Map<string, FakePlan>): Preview {
  const name = path.split('/').pop() ?? path
  const testimony = layOut({
    title: name.replace(/\.\w+$/, ''),
    file: name,
    interviewer: 'Enquêtrice',
    lines,
  })
  const opening = openingOf(path, name, testimony)
  if (!/\.(txt|md|docx)$/.test(name)) {
    const message = `${name} is a file of the kind PNG`
    return {
      ...opening.preview,
      status: 'failed',
      error: { code: 'wrong_kind', subject: name, detail: 'PNG', message },
      words: 0,
      turnCount: 0,
      speakers: [],
      alike: [],
    }
  }
  kept.set(opening.preview.key, { testimony, opening })
  return opening.preview
}

function openingOf(path: string, name: string, testimony: FakeTestimony): Opening {
  const { title, format, words, turns, speakers } = testimony.meta
  const said = (i: number) =>
    testimony.turns.filter((t) => t.speaker === i).map((t) => testimony.text.slice(t.start, t.end))
  const index = (of: string) => speakers.findIndex((s) => s.name === of)
  const pair = { from: index('D.'), into: index('Mme D.') }
  const preview: Preview = {
    key: newId('preview'),
    path,
    name,
    status: 'new',
    same: '',
    twin: '',
    share: 0,
    error: null,
    title,
    format,
    encoding: 'utf-8',
    plain: format === 'txt',
    words,
    turnCount: turns,
    times: 0,
    recordings: [],
    certainty: { level: 'sure', doubt: '', people: 3, turns, inside: 1, changes: 1 },
    speakers: speakers.map((s, i) => ({
      ...s,
      key: s.name.toLowerCase().replace(/[^\p{L}\d]/gu, ''),
      turns: said(i).length,
      words: said(i).join(' ').split(/\s+/).length,
      questions: said(i).filter((t) => t.endsWith('?')).length,
      example: said(i)[0] ?? '',
    })),
    alike: pair.from >= 0 && pair.into >= 0 ? [pair] : [],
    taken: 1,
    signed: 0,
    warnings: [],
  }
  const sample = testimony.turns.map((t) => ({
    speaker: t.speaker,
    label: testimony.text.slice(t.labelStart, t.start).trim(),
    text: testimony.text.slice(t.start, t.end),
  }))
  const found = [
    { text: 'viens voir', speaker: 'D.', heading: '', taken: true, reason: 'attributed' },
  ]
  return { preview, sample, found }
}

/** Returns a planned file read again, in another encoding where one is given. */
export function reopen(kept: Map<string, FakePlan>, key: string, encoding: string): Opening {
  const planned = kept.get(key)
  if (!planned) throw new BridgeError('not_found', `there is no preview ${key}`, key)
  if (encoding) planned.opening.preview = { ...planned.opening.preview, encoding }
  return planned.opening
}

/** Stores what was planned and is wanted. */
export function storePlanned(
  r: Records,
  kept: Map<string, FakePlan>,
  choices: Choice[],
): ImportReport {
  const rows = choices.flatMap(({ key, skip, title, speakers }) => {
    const testimony = kept.get(key)?.testimony
    if (skip || !testimony) return []
    Object.assign(testimony.meta, { title, speakers })
    r.testimonies.push(testimony)
    const { id, path, words, turns } = testimony.meta
    return [
      {
        path,
        status: 'imported' as const,
        testimony: id,
        title,
        twin: '',
        words,
        turns,
        speakers: speakers.map((s) => s.name),
        quotes: 0,
        warnings: [],
        error: null,
        carried: null,
      },
    ]
  })
  return { rows, cancelled: false }
}
