import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { paths } from '../harness/paths'
import { Sandbox } from '../harness/sandbox'
import { sandboxed } from '../harness/test'
import { until } from '../harness/wait'
import { GtkDialogs } from './gtk-dialogs'
import { calls, outside, type Call } from './trace'

const watched = 'socket,connect,bind,listen,accept,accept4,io_uring_setup,execve'

/** strace, slowed by the watched calls only. */
const strace = (file: string): string[] => [
  '-f',
  '-qq',
  '--seccomp-bpf',
  '-e',
  `trace=${watched}`,
  '-o',
  file,
]

const transcript = fileURLToPath(
  new URL('../../../backend/sample/transcripts/01-amina-bureautique.txt', import.meta.url),
)

/**
 * A session at the keyboard, in the release binary as users have it: no driver, no preload.
 * Returns what the program and everything that it started asked of the kernel.
 */
async function session(sandbox: Sandbox): Promise<Call[]> {
  const project = join(sandbox.documents, 'sample.florilege')
  await sandbox.florilege('sample', project, '--by', 'Camille')
  copyFileSync(transcript, join(sandbox.documents, 'new.txt'))
  const file = join(sandbox.dir, 'window.strace')
  const program = sandbox.start('strace', [...strace(file), paths.release, project])
  const xdotool = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await sandbox.run('xdotool', ...args)
    if (code !== 0) throw new Error(`xdotool ${args.join(' ')}: ${stderr}`)
    return stdout.trim()
  }
  const keys = (...pressed: string[]) => xdotool('key', '--delay', '60', ...pressed)
  const type = (text: string) => xdotool('type', '--delay', '40', text)
  const printed = async <T>(verb: string): Promise<T> =>
    JSON.parse(await sandbox.florilege(verb, project, '--json')) as T
  const quotes = async () => (await printed<unknown[]>('quotes')).length
  const confirmed = async () => {
    const { groups } = await printed<{ groups: { verdict: string }[] }>('repeats')
    return groups.filter((g) => g.verdict === 'confirmed').length
  }

  const window = await until(
    'the window appears',
    async () =>
      (await xdotool('search', '--onlyvisible', '--name', '^Florilège$')).split('\n').at(-1),
    120_000,
  )
  await xdotool('windowfocus', '--sync', window)

  // Open a testimony by its name and code its first sentence; the keys are repeated until the
  // interface, which nothing here can ask, has taken them.
  const before = await quotes()
  await until(
    'a sentence is coded',
    async () => {
      await keys('Escape', 'ctrl+k')
      await type('Tomasz')
      await keys('Return')
      await keys('Down', 'c')
      await type('conf')
      await keys('Return')
      return (await quotes()) > before
    },
    90_000,
  )
  const linked = await confirmed()
  await until(
    'a repeat is linked',
    async () => {
      await keys('Escape', 'ctrl+3', 'l')
      return (await confirmed()) > linked
    },
    120_000,
  )
  await keys('ctrl+shift+f')
  await type('telephoner')
  await keys('Return', 'ctrl+4', 'ctrl+i')
  await new GtkDialogs(sandbox).choose(
    'Choisir des transcriptions',
    join(sandbox.documents, 'new.txt'),
  )
  await keys('Escape')
  const steps = await printed<unknown[]>('history')
  await until('a change is taken back', async () => {
    await keys('Escape', 'ctrl+1', 'ctrl+z')
    return (await printed<unknown[]>('history')).length > steps.length
  })
  // The first process of the trace is the window's; it ends in order on this signal.
  process.kill(Number.parseInt(readFileSync(file, 'utf8'), 10), 'SIGTERM')
  await until('the window closes', () => !program.alive)
  return calls(readFileSync(file, 'utf8'))
}

/** The same for the verbs of the command line. */
async function verbs(sandbox: Sandbox): Promise<Call[]> {
  const project = join(sandbox.documents, 'cli.florilege')
  const all: Call[] = []
  for (const args of [
    ['new', project, '--template', 'cisp'],
    ['import', project, transcript, '--find-quotes'],
    ['repeats', project],
    ['search', project, 'travail'],
    ['export', project, '--format', 'docx', '-o', join(sandbox.documents, 'out.docx')],
    ['check', project],
  ]) {
    const file = join(sandbox.dir, `${String(args[0])}.strace`)
    const { code, stderr } = await sandbox.run('strace', ...strace(file), paths.release, ...args)
    expect(code, `${args.join(' ')}: ${stderr}`).toBe(0)
    all.push(...calls(readFileSync(file, 'utf8')))
  }
  return all
}

sandboxed('a session makes no socket but local ones', async ({ sandbox }) => {
  const seen = await session(sandbox)
  // The trace covers WebKit's processes, and what they use.
  const programs = seen.filter((c) => c.name === 'execve' && c.result === 0).map((c) => c.args)
  for (const name of ['florilege', 'WebKitNetworkProcess', 'WebKitWebProcess']) {
    expect(
      programs.some((p) => p.includes(`/${name}"`)),
      name,
    ).toBe(true)
  }
  expect(seen.some((c) => c.name === 'connect' && c.args.includes('.X11-unix'))).toBe(true)
  expect(outside(seen)).toEqual([])
  expect(seen.filter((c) => c.name === 'listen' || c.name.startsWith('accept'))).toEqual([])

  const atTerminal = await verbs(sandbox)
  expect(atTerminal.length).toBeGreaterThan(5)
  expect(outside(atTerminal)).toEqual([])
})
