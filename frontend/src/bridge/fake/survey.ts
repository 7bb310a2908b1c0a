import { BridgeError } from '../error'
import type { Survey, SurveyChoice, SurveyColumn, SurveyCounts, SurveyReport } from '../surveyTypes'
import { layOut, type Records } from './records'

const rows = [
  ['Ana', 'Bois', '34', 'ana@exemple.org', 'J’ose téléphoner toute seule, même à la commune.', ''],
  ['Luc', 'Bois', '41', '', 'Rien du tout, enfin, pas grand-chose.', 'Les bus passent trop tard.'],
  ['Mehdi', 'Cuisine', '29', 'mehdi@exemple.org', '', ''],
  ['', 'Cuisine', 'environ 50', '', 'Je me lève et je sais pourquoi je me lève.', 'Merci à tous.'],
]

const columns: [string, SurveyColumn['use'], SurveyColumn['type']][] = [
  ['Prénom', 'name', 'text'],
  ['Structure', 'attribute', 'choice'],
  ['Âge', 'attribute', 'text'],
  ['Courriel', 'leave', 'text'],
  ['Qu’est-ce qui a changé pour vous ?', 'open', 'text'],
  ['Autre chose à dire ?', 'open', 'text'],
]

/** The survey that the fake finds in every table. */
export function fakeSurvey(path: string, sheet: number): Survey {
  return {
    name: path.split('/').pop() ?? path,
    sheets: ['Réponses', 'Feuille 2'],
    sheet,
    rows: rows.length,
    columns: columns.map(([name, use, type], c) => {
      const cells = rows.map((r) => r[c] ?? '').filter(Boolean)
      const samples = [...new Set(cells)]
      return { name, use, type, filled: cells.length, private: name === 'Courriel', samples }
    }),
    warnings: [
      { code: 'merged_cells', subject: '', detail: '2', message: 'merged cells: 2' },
      { code: 'lines_above', subject: '', detail: '1', message: 'lines above: 1' },
    ],
  }
}

function sheets(choice: SurveyChoice) {
  if (!choice.uses.includes('open'))
    throw new BridgeError('no_open_answer', 'no open answer', 'enquête.xlsx')
  return rows.flatMap((cells, i) => {
    const of = (use: string) => cells.filter((cell, c) => choice.uses[c] === use && cell)
    const answers = cells.flatMap((answer, c) =>
      choice.uses[c] === 'open' && answer ? [{ question: columns[c]?.[0] ?? '', answer }] : [],
    )
    const title = of('name').join(' ') || `${choice.untitled} ${String(i + 1)}`
    return answers.length > 0 ? [{ title, answers }] : []
  })
}

/** Counts what importing the survey would do; who is there already is known by name. */
export function countFake(records: Records, choice: SurveyChoice): SurveyCounts {
  const all = sheets(choice)
  const there = new Set(records.testimonies.map((t) => t.meta.title))
  const fresh = all.filter((s) => !there.has(s.title))
  return {
    new: fresh.length,
    unchanged: all.length - fresh.length,
    noAnswer: rows.length - all.length,
    erased: 0,
    unread: columns.map((_, c) =>
      choice.uses[c] === 'attribute' && choice.types[c] === 'number'
        ? rows.filter((r) => r[c] && Number.isNaN(Number(r[c]))).length
        : 0,
    ),
    first: all[0] ?? { title: '', answers: [] },
  }
}

/** Stores the survey. */
export function storeFake(records: Records, choice: SurveyChoice): SurveyReport {
  const { unchanged, noAnswer } = countFake(records, choice)
  const there = new Set(records.testimonies.map((t) => t.meta.title))
  const fresh = sheets(choice).filter((s) => !there.has(s.title))
  const stored = fresh.map(({ title, answers }) =>
    layOut({
      title,
      file: 'enquête.xlsx',
      interviewer: '',
      lines: answers.map((a) => `${title} : ${a.answer}`),
    }),
  )
  records.testimonies.push(...stored)
  const first = stored[0]?.meta.id ?? ''
  return { imported: stored.length, unchanged, noAnswer, erased: 0, first, cancelled: false }
}
