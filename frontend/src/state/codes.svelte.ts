import { createContext } from 'svelte'
import { childColor, codeColor } from '@/ui/color'
import { theme } from '@/ui/theme.svelte'
import type { Bridge } from '@/bridge/bridge'
import type { Change, Code, CodeEdit } from '@/bridge/types'
import { Fetched } from './fetched.svelte'
import { locale } from './locale.svelte'

/** The codebook: every code, in the order of the tree, parents before children. */
export class Codes {
  readonly fetched: Fetched<Code[]>
  readonly byId = $derived.by(() => new Map(this.list.map((c) => [c.id, c])))
  /** IDs of the codes put last, the newest first: they lead the palette. */
  recent = $state.raw<string[]>([])

  // A child stored with its parent's own colour is shown in a shade of it.
  readonly #painted = $derived.by(() => {
    const shades = new Map<string, string>()
    const families = new Map<string, string[]>()
    const painted = new Map<string, string>()
    for (const { id, parent, color } of this.list) {
      const above = shades.get(parent)
      const family = families.get(parent) ?? []
      const inherited = above !== undefined && this.byId.get(parent)?.color === color
      const shade = inherited ? childColor(above, family) : color
      shades.set(id, shade)
      families.set(parent, [...family, shade])
      painted.set(id, codeColor(shade, theme.dark, above))
    }
    return painted
  })

  constructor(private readonly bridge: Bridge) {
    this.fetched = new Fetched(() => bridge.codes(), [])
  }

  get list(): Code[] {
    return this.fetched.value
  }

  /** The codes that are offered: all but the archived ones. */
  get offered(): Code[] {
    return this.list.filter((c) => !c.archived)
  }

  /** The codes of a quote, in their order; codes deleted since are left out. */
  of(ids: readonly string[]): Code[] {
    return ids.flatMap((id) => this.byId.get(id) ?? [])
  }

  /** The children of a code, or the top codes for "". */
  under(parent: string): Code[] {
    return this.list.filter((c) => c.parent === parent)
  }

  /** Notes that codes were just put on a quote. */
  used(ids: readonly string[]): void {
    this.recent = [...new Set([...ids, ...this.recent])].slice(0, 20)
  }

  /** Returns the colour to paint a code with in the theme in force, or the ink of a code that is gone. */
  color(id: string): string {
    return this.#painted.get(id) ?? 'var(--ink-3)'
  }

  /** Adds a code at the end of its siblings; Go chooses its colour. */
  add(name: string, parent = ''): Promise<Code> {
    return this.bridge.addCode(name, parent, '')
  }

  /** Adds the codes of a template that are not there yet; answers how many. */
  addTemplate(name: string): Promise<number> {
    return this.bridge.addTemplate(name, locale.current)
  }

  /** Changes what is written about a code; what is left out stays. */
  edit(id: string, changes: Partial<CodeEdit>): Promise<void> {
    const code = this.byId.get(id)
    if (!code) return Promise.resolve()
    const { name, color, definition, inclusion, exclusion, example, memo } = code
    const edit = { name, color, definition, inclusion, exclusion, example, memo, ...changes }
    return this.bridge.editCode(id, edit)
  }

  /** Makes one code of several; codings are joined, notes and children kept. */
  async merge(from: string[], into: string): Promise<void> {
    await this.bridge.mergeCodes(from, into)
    this.recent = [...new Set(this.recent.map((id) => (from.includes(id) ? into : id)))]
  }

  /** Takes a code with those under it out of what is offered, or puts it back. */
  archive(id: string, archived: boolean): Promise<void> {
    return this.bridge.archiveCode(id, archived)
  }

  /** Moves a code under a parent ("" for the top), before the sibling at index. */
  move(id: string, parent: string, index: number): Promise<void> {
    return this.bridge.moveCode(id, parent, index)
  }

  /** Deletes a code and those under it; their codings go to `moveTo`, or away when it is "". */
  remove(id: string, moveTo = ''): Promise<void> {
    return this.bridge.deleteCode(id, moveTo)
  }

  /** Follows a change event; quotes and verdicts move the figures of the tree. */
  changed({ records }: Change): void {
    if (records.some((r) => r === 'codes' || r === 'quotes' || r === 'verdicts'))
      void this.fetched.load()
  }
}

export const [useCodes, provideCodes] = createContext<Codes>()
