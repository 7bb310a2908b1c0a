import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from './sandbox'

/**
 * Answers, given ahead, for the native dialogs of a dev build, which a browser cannot reach.
 * The file holds one JSON list of paths a line; the n-th dialog takes the n-th line.
 */
export class Dialogs {
  readonly file: string

  constructor(sandbox: Sandbox) {
    this.file = join(sandbox.dir, 'dialogs.jsonl')
    writeFileSync(this.file, '')
  }

  /** The next dialog that has no answer yet gets these paths; without any, it is cancelled. */
  answer(...paths: string[]): void {
    appendFileSync(this.file, `${JSON.stringify(paths)}\n`)
  }
}
