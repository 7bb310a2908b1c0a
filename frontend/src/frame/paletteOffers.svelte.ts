import type { Offer } from '@/commands/offer'
import { m } from '@/paraglide/messages'
import { useCodes } from '@/state/codes.svelte'
import { useCollections } from '@/state/collections.svelte'
import { useRepeat } from '@/domain/repeatExport'
import { useNames } from '@/state/names.svelte'
import { usePresets } from '@/state/presets.svelte'
import { useQuotes } from '@/state/quotes.svelte'
import { useReading } from '@/state/reading.svelte'
import { useTestimonies } from '@/state/testimonies.svelte'
import { readAt, useView } from '@/state/view.svelte'

/** Returns the things of the project that the palette goes to. Call it while the frame is set up. */
export function paletteOffers(): () => Offer[] {
  const testimonies = useTestimonies()
  const codes = useCodes()
  const collections = useCollections()
  const names = useNames()
  const presets = usePresets()
  const repeat = useRepeat()
  const quotes = useQuotes()
  const reading = useReading()
  const view = useView()

  return () => [
    ...testimonies.list.map((t) => ({
      id: t.id,
      label: names.shown(t.title),
      note: m.offer_testimony(),
      run: () => readAt(view, reading, { testimony: t.id }),
    })),
    ...codes.list.map((c) => ({
      id: c.id,
      label: names.shown(c.name),
      note: m.offer_code(),
      run: () => {
        view.code = c.id
        view.go('quotes')
        return quotes.narrow({ codes: [c.id] })
      },
    })),
    ...collections.list.map((c) => ({
      id: c.id,
      label: names.shown(c.name),
      note: m.offer_collection(),
      run: () => {
        view.go('collections')
        return collections.open(c.id)
      },
    })),
    ...presets.list
      .filter((p) => !p.error)
      .map((p) => ({
        id: p.id,
        label: names.shown(p.name),
        note: m.offer_preset(),
        run: () => repeat(p),
      })),
  ]
}
