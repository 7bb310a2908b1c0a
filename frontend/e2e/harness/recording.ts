import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Sandbox } from './sandbox'

const rate = 8000

/** Writes a WAV file of a soft tone, of so many seconds. */
export function writeTone(path: string, seconds: number): void {
  const samples = rate * seconds
  const data = Buffer.alloc(44 + samples * 2)
  data.write('RIFF', 0)
  data.writeUInt32LE(36 + samples * 2, 4)
  data.write('WAVEfmt ', 8)
  data.writeUInt32LE(16, 16)
  data.writeUInt16LE(1, 20)
  data.writeUInt16LE(1, 22)
  data.writeUInt32LE(rate, 24)
  data.writeUInt32LE(rate * 2, 28)
  data.writeUInt16LE(2, 32)
  data.writeUInt16LE(16, 34)
  data.write('data', 36)
  data.writeUInt32LE(samples * 2, 40)
  for (let i = 0; i < samples; i++)
    data.writeInt16LE(Math.round(3000 * Math.sin((2 * Math.PI * 220 * i) / rate)), 44 + i * 2)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, data)
}

const turns = [
  ['Enquêtrice', 'Comment vous êtes arrivée ici ?'],
  ['Nadia', 'Par ma conseillère, qui m’a donné un papier. Je l’ai gardé deux mois dans mon sac.'],
  ['Enquêtrice', 'Deux mois ?'],
  ['Nadia', 'Je n’osais pas téléphoner. Le matin je prenais le papier, le soir je le rangeais.'],
  ['Enquêtrice', 'Et un jour vous avez appelé.'],
  ['Nadia', 'C’est ma fille qui a fait le numéro. Elle a huit ans, elle m’a tendu le téléphone.'],
] as const

const stamp = (seconds: number) => `00:00:${String(seconds).padStart(2, '0')}.000`

/** How long each turn of the interview lasts, in seconds. */
export const turnLasts = 5

/** Makes a project of one interview with times, and a recording of it that is linked where asked. */
export async function recorded(sandbox: Sandbox, link: boolean): Promise<string> {
  const project = join(sandbox.documents, 'etude.florilege')
  const transcript = join(sandbox.documents, 'nadia.vtt')
  const cues = turns.map(
    ([name, words], i) =>
      `${stamp(i * turnLasts)} --> ${stamp((i + 1) * turnLasts)}\n<v ${name}>${words}\n`,
  )
  writeFileSync(transcript, `WEBVTT\n\n${cues.join('\n')}`)
  writeTone(join(sandbox.documents, 'nadia.wav'), turns.length * turnLasts)
  await sandbox.florilege('new', project, '--name', 'Étude')
  await sandbox.florilege('import', project, transcript)
  if (link) await sandbox.florilege('media', project, 'nadia', join(sandbox.documents, 'nadia.wav'))
  return project
}
