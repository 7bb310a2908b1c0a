import { join } from 'node:path'
import type { Sandbox } from './sandbox'

/** What is added to the sample project, so that every place has something to show. */
const steps = [
  'attributes|add|Saison|--type|choice|--choice|Hiver|--choice|Été|--group',
  'values|set|Amina, bureautique|Saison|Hiver',
  'values|set|Bruno, chantier bois|Saison|Été',
  'participants|link',
  'pseudonyms|add|Amina|Nadia',
  'searches|add|Téléphone|telephoner',
  'presets|save|Rapport|--format|docx',
  'memos|set|code|Prendre confiance|Voir aussi l’indépendance.',
  'code|Amina, bureautique|1499|1615|Se sentir considéré|Prendre confiance|--by|Nour',
  'autocode|Faire primer le sens|--words|utile',
  'correct|Bruno, chantier bois|--replace|chantier|--with|Chantier|--nth|1',
  'workshop|Ce que la formation change|new|Mardi',
]

/** Makes a sample project that has something to show in every place; returns its path. */
export async function richSample(sandbox: Sandbox): Promise<string> {
  const project = join(sandbox.documents, 'sample.florilege')
  await sandbox.florilege('sample', project, '--by', 'Camille')
  for (const step of steps) {
    const [verb = '', ...args] = step.split('|')
    await sandbox.florilege(verb, project, ...args)
  }
  const coded = await sandbox.florilege('quotes', project, '--code', 'Prendre confiance', '--json')
  for (const { id } of (JSON.parse(coded) as { id: string }[]).slice(0, 3))
    await sandbox.florilege('stance', project, id, 'Prendre confiance', 'Sens=positif')
  return project
}
