import type { Bridge } from '../bridge'
import { newId } from './records'
import { MemosFake } from './memos'

/** The exports of the fake that are kept under a name. */
export class PresetsFake extends MemosFake {
  presets = () =>
    this.tools.read((r) =>
      r.presets.map((p) => {
        const gone = p.collection && !r.collections.some((c) => c.meta.id === p.collection)
        const error = { code: 'not_found', subject: 'collection', detail: '', message: '' }
        return gone ? { ...p, error } : p
      }),
    )

  savePreset: Bridge['savePreset'] = (name, request) =>
    this.tools.change('preset_save', name, ['project'], (r) => {
      const { format, collection, realNames, options, search } = request
      const kept = {
        id: r.presets.find((p) => p.name === name)?.id ?? newId('preset'),
        name,
        format,
        collection,
        query: search?.query ?? '',
        public: request.public,
        realNames,
        options: structuredClone(options),
      }
      r.presets = [...r.presets.filter((p) => p.id !== kept.id), kept]
      return kept
    })

  deletePreset = (id: string) =>
    this.tools.change('preset_delete', '', ['project'], (r) => {
      r.presets = r.presets.filter((p) => p.id !== id)
    })
}
