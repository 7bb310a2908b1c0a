import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import type { Readable } from 'node:stream'

export interface ProgramOptions {
  /** The whole environment. */
  env: Readonly<Record<string, string>>
  /** Set for the program only, after its wrappers have started: LD_PRELOAD, say. */
  extraEnv: Readonly<Record<string, string>>
  /** Standard output and standard error are appended to this file. */
  log: string
}

/**
 * A program started for one test, in a process group of its own, so that stopping it also
 * stops what it started. The kernel kills it if the runner itself is killed. File descriptor 3
 * is a pipe on which it can say that it is ready.
 */
export class Program {
  readonly name: string
  readonly #child: ChildProcess
  readonly #gone: Promise<void>
  #alive = true

  constructor(command: string, args: string[], options: ProgramOptions) {
    this.name = command.slice(command.lastIndexOf('/') + 1)
    const log = openSync(options.log, 'a')
    const extra = Object.entries(options.extraEnv).map(([name, value]) => `${name}=${value}`)
    const wrappers = ['--pdeathsig', 'KILL', '--', 'env', ...extra]
    this.#child = spawn('setpriv', [...wrappers, command, ...args], {
      env: options.env,
      stdio: ['ignore', log, log, 'pipe'],
      detached: true,
    })
    closeSync(log)
    this.#gone = new Promise((resolve) => {
      const done = (): void => {
        this.#alive = false
        resolve()
      }
      this.#child.once('exit', done)
      this.#child.once('error', done)
    })
  }

  /** The process that the program runs in. */
  get pid(): number {
    if (this.#child.pid === undefined) throw new Error(`${this.name} did not start`)
    return this.#child.pid
  }

  get alive(): boolean {
    return this.#alive
  }

  /** The first line written to file descriptor 3. Fails if the program ends before. */
  async announcement(): Promise<string> {
    const pipe = this.#child.stdio[3] as Readable
    let text = ''
    for await (const chunk of pipe) {
      text += String(chunk)
      if (text.includes('\n')) return text.slice(0, text.indexOf('\n'))
    }
    throw new Error(`${this.name} ended before it was ready`)
  }

  signal(name: NodeJS.Signals): void {
    if (this.#child.pid === undefined) return
    try {
      process.kill(-this.#child.pid, name)
    } catch {
      // The group has ended already.
    }
  }

  /** Ends the program at once, as a power cut would. */
  async kill(): Promise<void> {
    this.signal('SIGKILL')
    await this.#gone
  }

  /** Asks the program to end; after five seconds it is killed. */
  async stop(): Promise<void> {
    this.signal('SIGTERM')
    const killer = setTimeout(() => this.signal('SIGKILL'), 5_000)
    await this.#gone
    clearTimeout(killer)
    this.signal('SIGKILL')
  }
}
