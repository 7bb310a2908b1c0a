import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from './sandbox'

export type Answer =
  | { dialog: 'open' | 'save' | 'folder'; path: string | null }
  | { dialog: 'open-many'; paths: string[] }
  | { dialog: 'message'; button: string }

/**
 * Answers, given ahead, for the native dialogs of a dev build, which a browser cannot reach.
 * The file holds one JSON object a line; the n-th dialog takes the n-th line.
 */
export class Dialogs {
  readonly file: string

  constructor(sandbox: Sandbox) {
    this.file = join(sandbox.dir, 'dialogs.jsonl')
    writeFileSync(this.file, '')
  }

  answer(...answers: Answer[]): void {
    for (const answer of answers) appendFileSync(this.file, `${JSON.stringify(answer)}\n`)
  }
}
