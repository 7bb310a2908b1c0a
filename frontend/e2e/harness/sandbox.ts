import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { paths } from './paths'
import { Program } from './program'

const execute = promisify(execFile)

/** A session bus that starts no service: no accessibility, settings or portal daemons. */
const busConfig = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`

export interface Outcome {
  code: number
  stdout: string
  stderr: string
}

/**
 * One test's private machine: a home, XDG folders, a display and a session bus of its own.
 * Nothing of the person running the tests is read or written. Logs go to a folder under
 * build/bin/e2e-artifacts, which is kept only when the test fails.
 */
export class Sandbox {
  readonly dir: string
  /** Where a user of this sandbox keeps projects and transcripts. */
  readonly documents: string
  readonly artifacts: string
  readonly #programs: Program[] = []
  #env: Record<string, string>

  private constructor(name: string) {
    this.dir = mkdtempSync(join(tmpdir(), 'florilege-e2e-'))
    this.documents = this.folder('home/Documents')
    this.artifacts = join(paths.artifacts, name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80))
    rmSync(this.artifacts, { recursive: true, force: true })
    mkdirSync(this.artifacts, { recursive: true })
    this.#env = {
      PATH: process.env['PATH'] ?? '/usr/bin:/bin',
      HOME: join(this.dir, 'home'),
      LANG: 'C.UTF-8',
      TMPDIR: this.folder('tmp'),
      TZ: 'Europe/Brussels',
      XDG_DATA_HOME: this.folder('data'),
      XDG_CONFIG_HOME: this.folder('config'),
      XDG_CACHE_HOME: this.folder('cache'),
      XDG_STATE_HOME: this.folder('state'),
      XDG_RUNTIME_DIR: this.folder('run'),
      NO_AT_BRIDGE: '1',
      FLORILEGE_STDERR: '1',
      GSETTINGS_BACKEND: 'memory',
    }
  }

  /** Runs a test inside a sandbox of its own; failed is asked once it has run. */
  static async during(
    name: string,
    failed: () => boolean,
    run: (sandbox: Sandbox) => Promise<void>,
  ): Promise<void> {
    const sandbox = new Sandbox(name)
    let passed = false
    try {
      await sandbox.#startSession()
      await run(sandbox)
      passed = !failed()
    } finally {
      await sandbox.#close(!passed)
    }
  }

  async #startSession(): Promise<void> {
    const screen = ['-screen', '0', '1920x1080x24', '-nolisten', 'tcp']
    const display = this.start('Xvfb', ['-displayfd', '3', ...screen])
    const config = join(this.dir, 'bus.conf')
    writeFileSync(config, busConfig)
    const bus = this.start('dbus-daemon', [
      `--config-file=${config}`,
      '--nofork',
      '--print-address=3',
    ])
    this.#env = {
      ...this.#env,
      DISPLAY: `:${await display.announcement()}`,
      DBUS_SESSION_BUS_ADDRESS: await bus.announcement(),
    }
  }

  get env(): Readonly<Record<string, string>> {
    return this.#env
  }

  /** Makes a folder, given from the sandbox's root, that only this user can read. */
  folder(path: string): string {
    const dir = join(this.dir, path)
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    return dir
  }

  /** Starts a program that ends with the sandbox; its output goes to artifacts/NAME.log. */
  start(command: string, args: string[], env: Record<string, string> = {}): Program {
    const name = command.slice(command.lastIndexOf('/') + 1)
    const program = new Program(command, args, {
      env: this.#env,
      extraEnv: env,
      log: join(this.artifacts, `${name}.log`),
    })
    this.#programs.push(program)
    return program
  }

  /** Runs a program to its end; never throws for a failing exit code. */
  async run(command: string, ...args: string[]): Promise<Outcome> {
    try {
      const options = { env: this.#env, timeout: 60_000, maxBuffer: 1 << 26 }
      const { stdout, stderr } = await execute(command, args, options)
      return { code: 0, stdout, stderr }
    } catch (error) {
      const failed = error as { code?: number | string; stdout?: string; stderr?: string }
      if (typeof failed.code !== 'number') throw error
      return { code: failed.code, stdout: failed.stdout ?? '', stderr: failed.stderr ?? '' }
    }
  }

  /** Runs a verb of the command line, in the release binary, and returns what it printed. */
  async florilege(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(paths.release, ...args)
    if (code !== 0) throw new Error(`florilege ${args.join(' ')} exited ${code}: ${stderr}`)
    return stdout
  }

  /** Ends every program, the last started first, and removes the folder. */
  async #close(failed: boolean): Promise<void> {
    for (const program of this.#programs.toReversed()) await program.stop()
    if (failed) cpSync(this.documents, join(this.artifacts, 'Documents'), { recursive: true })
    else rmSync(this.artifacts, { recursive: true, force: true })
    rmSync(this.dir, { recursive: true, force: true })
  }
}
