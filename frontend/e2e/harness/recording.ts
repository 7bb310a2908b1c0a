import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
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

// One packet of 20 ms: silence, as the whole band of Opus says it.
const silence = Buffer.from([0xf8, 0xff, 0xfe])
const packets = 50 // a second

/** Writes an Ogg Opus file of silence, of so many seconds. */
export function writeOgg(path: string, seconds: number): void {
  const head = Buffer.alloc(19)
  head.write('OpusHead', 0)
  head.writeUInt8(1, 8)
  head.writeUInt8(1, 9) // one channel
  head.writeUInt32LE(48_000, 12)
  const tags = Buffer.concat([Buffer.from('OpusTags'), Buffer.alloc(8)])
  const pages = [oggPage([head], 0, 0, 2), oggPage([tags], 0, 1, 0)]
  const second = Array.from({ length: packets }, () => silence)
  for (let i = 1; i <= seconds; i++)
    pages.push(oggPage(second, i * 48_000, i + 1, i === seconds ? 4 : 0))
  writeFileSync(path, Buffer.concat(pages))
}

function oggPage(data: Buffer[], granule: number, number: number, flags: number): Buffer {
  const head = Buffer.alloc(27)
  head.write('OggS', 0)
  head.writeUInt8(flags, 5)
  head.writeBigUInt64LE(BigInt(granule), 6)
  head.writeUInt32LE(1, 14) // serial
  head.writeUInt32LE(number, 18)
  head.writeUInt8(data.length, 26)
  const page = Buffer.concat([head, Buffer.from(data.map((d) => d.length)), ...data])
  page.writeUInt32LE(oggChecksum(page), 22)
  return page
}

function oggChecksum(page: Buffer): number {
  let crc = 0
  for (const byte of page) {
    crc ^= byte << 24
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1
  }
  return crc >>> 0
}

/**
 * Writes what the browser of a test records of itself, some seconds of a tone: a WebM that does
 * not say how long it is, as telephones and browsers write them.
 */
export async function writeRecorded(page: Page, path: string, seconds: number): Promise<void> {
  const data = await page.evaluate(async (ms) => {
    const context = new AudioContext()
    await context.resume()
    const tone = context.createOscillator()
    const out = context.createMediaStreamDestination()
    tone.connect(out)
    tone.start()
    const recorder = new MediaRecorder(out.stream, { mimeType: 'audio/webm;codecs=opus' })
    const parts: Blob[] = []
    recorder.ondataavailable = (e) => parts.push(e.data)
    const stopped = new Promise((resolve) => (recorder.onstop = resolve))
    recorder.start(500)
    await new Promise((resolve) => setTimeout(resolve, ms))
    recorder.stop()
    await stopped
    await context.close()
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())]
  }, seconds * 1000)
  writeFileSync(path, Buffer.from(data))
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
