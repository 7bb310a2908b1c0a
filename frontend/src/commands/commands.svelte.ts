import { createContext, onDestroy } from 'svelte'
import { SvelteMap } from 'svelte/reactivity'
import type { KeyChoice } from '@/bridge/types'
import { isCharacter, isEditing, isWriting, shortcutOf, unfit } from './keys'

/** The parts of the window that shortcuts are grouped under in the help. */
export type Group =
  'app' | 'project' | 'go' | 'read' | 'code' | 'quotes' | 'repeats' | 'collections' | 'search'

/** A named action: what the palette lists, menus repeat, shortcuts run and the help shows. */
export interface Command {
  /** "group.verb", unique. */
  id: string
  group: Group
  /** Its name in the interface's language; a message function. */
  label: () => string
  /** Its usual shortcut as `shortcutOf` writes it, if it has one. */
  keys?: string
  /**
   * Where the shortcut acts: anywhere in the window when left out, or only while the focus
   * is inside the element that carries `data-scope` of that name, or nowhere while that is the
   * first of the place on screen. A shortcut that types a character needs a scope, except "?".
   */
  scope?: string
  /** Whether it can run now; always when left out. Read reactively. */
  when?: () => boolean
  /** Leaves it out of the palette: for movements that only make sense as keys. */
  hidden?: boolean
  run: () => void | Promise<void>
}

/** Two commands that ask for the same keys in the same place, or keys that cannot be. */
export class ShortcutConflict extends Error {}

/** The commands of what is on screen. */
export class Commands {
  readonly #byId = new SvelteMap<string, Command>()
  /** Every command that was ever there, so that what is not on screen keeps its keys. */
  readonly #met = new Map<string, Command>()
  /** The shortcuts that the user chose. */
  choices = $state.raw<readonly KeyChoice[]>([])
  readonly #chosen = $derived(new Map(this.choices.map((c) => [c.command, c.keys])))
  /** Every command, in the order they were added. */
  readonly all = $derived([...this.#byId.values()])
  /** Those that can run now. */
  readonly available = $derived(this.all.filter(runs))

  /** Adds commands; call what it returns to take them away. */
  add(commands: Command[]): () => void {
    for (const command of commands) {
      this.#refuseConflict(command)
      this.#met.set(command.id, command)
      this.#byId.set(command.id, command)
    }
    return () => {
      // What takes a component's place may have added the same commands before it went away.
      for (const command of commands)
        if (this.#byId.get(command.id) === command) this.#byId.delete(command.id)
    }
  }

  /** Returns a command, for a menu or a button that runs it. */
  find(id: string): Command | undefined {
    return this.#byId.get(id)
  }

  /** Returns the shortcut of a command, for a button that runs it. */
  keys(id: string): string | undefined {
    const command = this.#byId.get(id)
    return command && this.keysOf(command)
  }

  /** Returns the shortcut of a command: what the user chose, else the usual one. */
  keysOf(command: Command): string | undefined {
    return this.#chosen.get(command.id) ?? command.keys
  }

  /** Returns the shortcut of a command that may not be on screen: what the user chose, else the usual one given. */
  keysElsewhere(id: string, usual: string): string {
    return this.#chosen.get(id) ?? usual
  }

  /** Whether the user chose the shortcut of a command. */
  isChosen(id: string): boolean {
    return this.#chosen.has(id)
  }

  /** Returns the other command that keys would run in the place of a command, if there is one. */
  holder(command: Command, keys: string): Command | undefined {
    return [...this.#met.values()].find(
      (c) => c.id !== command.id && c.scope === command.scope && this.keysOf(c) === keys,
    )
  }

  /** Returns the choices with other keys for a command; those it has usually are no choice. */
  choosing(command: Command, keys: string): KeyChoice[] {
    const others = this.choices.filter((c) => c.command !== command.id)
    return keys === (command.keys ?? '') ? others : [...others, { command: command.id, keys }]
  }

  /** Whether a command is there and can run now. */
  can(id: string): boolean {
    const command = this.#byId.get(id)
    return command !== undefined && runs(command)
  }

  /** Runs a command, if it can run now. */
  async run(id: string): Promise<void> {
    if (this.can(id)) await this.#byId.get(id)?.run()
  }

  /** Runs the command of a pressed key; the innermost scope wins. Returns whether there was one. */
  press(e: KeyboardEvent): boolean {
    if (e.defaultPrevented || e.isComposing) return false
    const keys = shortcutOf(e)
    if (isWriting(e.target) && (isCharacter(keys) || isEditing(keys))) return false
    for (const scope of [...scopesAround(e.target), undefined]) {
      const command = this.all.find((c) => this.keysOf(c) === keys && c.scope === scope && runs(c))
      if (!command) continue
      e.preventDefault()
      void command.run()
      return true
    }
    return false
  }

  #refuseConflict(command: Command): void {
    const { id, keys, scope } = command
    if (!keys) return
    const why = unfit(keys, scope)
    if (why) throw new ShortcutConflict(`${id}: "${keys}" is unfit: ${why}`)
    const other = this.all.find((c) => c.id !== id && c.keys === keys && c.scope === scope)
    if (other) throw new ShortcutConflict(`${id} and ${other.id} both ask for ${keys}`)
  }
}

function runs(command: Command): boolean {
  return command.when?.() ?? true
}

// The names of the scopes around an element, the innermost first. Where nothing has the focus,
// the keys are for the place on screen, unless a dialog stands over it.
function scopesAround(target: EventTarget | null): string[] {
  const names: string[] = []
  const free = target === document.body && !document.querySelector('[role=dialog]')
  const from = free ? document.querySelector('#place [data-scope]') : target
  for (let e = from instanceof Element ? from : null; e; e = e.parentElement) {
    const name = e.getAttribute('data-scope')
    if (name) names.push(name)
  }
  return names
}

export const [useCommands, provideCommands] = createContext<Commands>()

/** Adds commands for as long as the calling component is on screen. */
export function addCommands(commands: Command[]): void {
  onDestroy(useCommands().add(commands))
}
