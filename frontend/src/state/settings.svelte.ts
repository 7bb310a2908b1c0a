import { createContext } from 'svelte'
import { theme } from '@/ui/theme.svelte'
import type { Bridge } from '@/bridge/bridge'
import type { Settings as Values } from '@/bridge/types'
import { locale } from './locale.svelte'

/** The user's settings, applied as they change and kept by Go outside the project. */
export class Settings {
  values = $state.raw<Values>({
    locale: 'fr',
    theme: 'system',
    coder: '',
    textSize: 18,
    recent: [],
    pinned: [],
    keys: [],
    last: '',
    showPseudonyms: [],
    exportRealNames: [],
  })

  #saving: Promise<unknown> = Promise.resolve()

  constructor(private readonly bridge: Bridge) {}

  /** Reads the settings and applies them. */
  async load(): Promise<void> {
    this.#apply(await this.bridge.settings())
  }

  /** Changes some settings: applied at once, then saved. */
  async save(changes: Partial<Values>): Promise<void> {
    this.#apply({ ...this.values, ...changes })
    // One after the other: what was chosen last is what is kept.
    const saving = this.#saving.then(() => this.bridge.saveSettings(this.values))
    this.#saving = saving.catch(() => undefined)
    await saving
  }

  /** Takes a project off the list of recent ones; its file stays. */
  async forgetRecent(path: string): Promise<void> {
    this.#apply(await this.bridge.forgetRecent(path))
  }

  #apply(values: Values): void {
    this.values = values
    locale.current = values.locale
    theme.choice = values.theme
  }
}

export const [useSettings, provideSettings] = createContext<Settings>()
