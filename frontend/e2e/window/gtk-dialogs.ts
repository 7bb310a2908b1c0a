import { setTimeout as sleep } from 'node:timers/promises'
import type { Sandbox } from '../harness/sandbox'
import { until } from '../harness/wait'

/** GTK's own dialogs, which no WebDriver sees: found by their title and typed into by xdotool. */
export class GtkDialogs {
  constructor(private readonly sandbox: Sandbox) {}

  async #xdotool(...args: string[]): Promise<void> {
    const { code, stderr } = await this.sandbox.run('xdotool', ...args)
    if (code !== 0) throw new Error(`xdotool ${args.join(' ')}: ${stderr}`)
  }

  /** The X11 identifier of the visible window with this title, or undefined. */
  async #window(title: string): Promise<string | undefined> {
    const found = await this.sandbox.run('xdotool', 'search', '--onlyvisible', '--name', title)
    return found.stdout.trim().split('\n').at(-1) || undefined
  }

  /** Chooses a path, in ASCII, in the file chooser that has this title. */
  async choose(title: string, path: string): Promise<void> {
    const window = await until(`the dialog “${title}” opens`, () => this.#window(title))
    await this.#xdotool('windowfocus', '--sync', window)
    await this.#xdotool('key', 'ctrl+l', 'ctrl+a')
    await this.#xdotool('type', '--delay', '10', path)
    // The first Enter can be taken by the completion of the path that is still being read.
    await until(`the dialog “${title}” closes`, async () => {
      await this.#xdotool('key', 'Return')
      await sleep(300)
      return (await this.#window(title)) === undefined
    })
  }
}
