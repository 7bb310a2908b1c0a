import { createContext } from 'svelte'
import { SvelteMap } from 'svelte/reactivity'
import type { Bridge } from '@/bridge/bridge'
import type { Change, Mask, Name, NameEdit, NameSuggestion } from '@/bridge/types'
import { clipped, masked, type Masked } from '@/ui/masked'
import type { TextRange } from '@/ui/match'
import { Fetched } from './fetched.svelte'
import type { Project } from './project.svelte'
import type { Settings } from './settings.svelte'

/** What stands where a text is not known to hold no name yet, for a moment. */
const waiting = '…'

/** Words of a testimony. */
interface Said {
  testimony: string
  text: string
}

interface Here {
  testimony: string
  revision: number
  masks: Mask[]
}

const nowhere: Here = { testimony: '', revision: 0, masks: [] }

/**
 * The pseudonyms of real names: the table, what may be a name, and every text as it is shown.
 * What is stored, typed and searched keeps the real names.
 */
export class Names {
  /** The table, without counts. */
  readonly fetched: Fetched<Name[]>
  /** The table with how often each name is said, and cautions. */
  readonly counted: Fetched<Name[]>
  readonly suggestions: Fetched<NameSuggestion[]>
  /** The masks of the text being read: its testimony, "" while they are not known, and its number. */
  here = $state.raw(nowhere)
  readonly #known = new SvelteMap<string, Mask[]>()
  #asked = new Set<string>()
  #generation = 0

  constructor(
    private readonly bridge: Bridge,
    private readonly project: Project,
    private readonly settings: Settings,
  ) {
    this.fetched = new Fetched(() => bridge.names(false), [])
    this.counted = new Fetched(() => bridge.names(true), [])
    this.suggestions = new Fetched(() => bridge.suggestNames(), [])
  }

  get list(): Name[] {
    return this.fetched.value
  }

  /** Whether there is any pseudonym to show. */
  get any(): boolean {
    return this.list.some((n) => n.pseudonym)
  }

  /** Whether the window shows pseudonyms. Before the table came, nothing real is seen. */
  get on(): boolean {
    const asked = this.settings.values.showPseudonyms.includes(this.project.info?.id ?? '')
    return asked && (this.any || !this.fetched.loaded)
  }

  /** Whether exports show real names, though there are pseudonyms. */
  get exportsReal(): boolean {
    return this.settings.values.exportRealNames.includes(this.project.info?.id ?? '')
  }

  /** Shows pseudonyms in the window, or real names; kept for this project. */
  async show(pseudonyms: boolean): Promise<void> {
    const { showPseudonyms } = this.settings.values
    await this.settings.save({ showPseudonyms: this.#chosen(showPseudonyms, pseudonyms) })
  }

  /** Exports with real names, or with pseudonyms; kept for this project. */
  async exportReal(real: boolean): Promise<void> {
    const { exportRealNames } = this.settings.values
    await this.settings.save({ exportRealNames: this.#chosen(exportRealNames, real) })
  }

  #chosen(projects: string[], chosen: boolean): string[] {
    const id = this.project.info?.id ?? ''
    const others = projects.filter((p) => p !== id)
    return chosen && id ? [...others, id] : others
  }

  /** A text as the window shows it. */
  shown(text: string): string {
    return this.view(text).text
  }

  /** A text as the window shows it, with ranges of it, and where pseudonyms stand. */
  view(text: string, ranges: readonly TextRange[] = []): Masked {
    if (!this.on || !text) return { text, ranges: [...ranges], names: [] }
    const masks = this.#known.get(text)
    if (masks) return masked(text, ranges, masks)
    this.#ask(text)
    return { text: waiting, ranges: [], names: [] }
  }

  // What one sees covered, or would cover in an export, leaves covered too.
  get #covers(): boolean {
    return this.any && (this.on || !this.exportsReal)
  }

  /** A text as it leaves the window, such as for the name of a file. */
  async leaving(text: string): Promise<string> {
    const [shown = text] = await this.leavingAll([text])
    return shown
  }

  /** Texts as they leave the window. */
  async leavingAll(texts: string[]): Promise<string[]> {
    if (!this.#covers) return texts
    const masks = await this.bridge.maskTexts(texts)
    return texts.map((text, i) => masked(text, [], masks[i] ?? []).text)
  }

  /** The words of passages as they leave the window, found among the words around them. */
  async leavingPassages(passages: readonly (TextRange & Said)[]): Promise<string[]> {
    if (!this.#covers) return passages.map((p) => p.text)
    const ids = [...new Set(passages.map((p) => p.testimony))]
    const known = new Map<string, Mask[]>()
    for (const id of ids) known.set(id, await this.bridge.maskTestimony(id))
    return passages.map((p) => masked(p.text, [], clipped(known.get(p.testimony) ?? [], p)).text)
  }

  /** Finds the names of the text being read: its testimony, "" for none, and its number. */
  async follow(testimony: string, revision: number): Promise<void> {
    if (!this.on || !testimony) {
      if (this.here.testimony) this.here = nowhere
      return
    }
    const generation = this.#generation
    const masks = await this.bridge.maskTestimony(testimony)
    if (generation === this.#generation) this.here = { testimony, revision, masks }
  }

  /** Fetches what the place of the names shows. */
  load(): void {
    void this.counted.load()
    void this.suggestions.load()
  }

  add(edit: NameEdit): Promise<Name> {
    return this.bridge.addName(edit)
  }

  edit(id: string, edit: NameEdit): Promise<void> {
    return this.bridge.editName(id, edit)
  }

  remove(ids: string[]): Promise<void> {
    return this.bridge.deleteNames(ids)
  }

  /** Follows a change event. */
  changed({ records }: Change): void {
    if (!records.includes('pseudonyms') && !records.includes('testimonies')) return
    if (records.includes('pseudonyms')) {
      this.#generation++
      this.#asked = new Set()
      this.#known.clear()
      void this.fetched.load().then(() => {
        const { testimony, revision } = this.here
        return this.follow(testimony, revision)
      })
    }
    if (this.counted.loaded) void this.counted.load()
    if (this.suggestions.loaded) void this.suggestions.load()
  }

  // What is drawn in one go is asked in one go.
  #ask(text: string): void {
    if (this.#asked.has(text)) return
    const first = this.#asked.size === 0
    this.#asked.add(text)
    if (first) queueMicrotask(() => void this.#find())
  }

  async #find(): Promise<void> {
    const texts = [...this.#asked]
    const generation = this.#generation
    this.#asked = new Set()
    if (!texts.length) return
    const found = await this.bridge.maskTexts(texts)
    if (generation !== this.#generation) return
    texts.forEach((text, i) => this.#known.set(text, found[i] ?? []))
  }
}

export const [useNames, provideNames] = createContext<Names>()
