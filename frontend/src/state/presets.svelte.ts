import { createContext } from 'svelte'
import type { Bridge } from '@/bridge/bridge'
import type { ExportPreset } from '@/bridge/exportTypes'
import type { Change, ExportRequest } from '@/bridge/types'
import { Fetched } from './fetched.svelte'

/** The exports that are kept under a name. */
export class Presets {
  readonly fetched: Fetched<ExportPreset[]>

  constructor(private readonly bridge: Bridge) {
    this.fetched = new Fetched(() => bridge.presets(), [])
  }

  /** By name. */
  get list(): ExportPreset[] {
    return this.fetched.value
  }

  /** Keeps an export under a name; one of that name is replaced. */
  async keep(name: string, request: ExportRequest): Promise<void> {
    await this.bridge.savePreset(name, request)
  }

  /** Forgets one. */
  async forget(preset: ExportPreset): Promise<void> {
    await this.bridge.deletePreset(preset.id)
  }

  /** Follows a change event: what a preset names may come and go. */
  changed({ records }: Change): void {
    const named = ['project', 'collections', 'codes', 'testimonies', 'participants'] as const
    if (named.some((kind) => records.includes(kind))) void this.fetched.load()
  }
}

export const [usePresets, providePresets] = createContext<Presets>()
