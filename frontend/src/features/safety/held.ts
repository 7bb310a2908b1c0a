import { m } from '@/paraglide/messages'
import type { Holdings } from '@/bridge/givingTypes'

/** Returns how much of what a file holds, a line each; what is 0 is left out. */
export function heldLines(h: Holdings): string[] {
  const lines: (string | 0 | false)[] = [
    h.testimonies.length && m.count_testimonies({ count: h.testimonies.length }),
    h.quotes && m.count_quotes({ count: h.quotes }),
    h.codes && m.count_codes({ count: h.codes }),
    h.repeats && m.count_verdicts({ count: h.repeats }),
    h.collections.length && m.count_collections({ count: h.collections.length }),
    h.participants && m.held_participants({ count: h.participants }),
    h.attributes && m.held_attributes({ count: h.attributes }),
    h.pseudonyms && m.held_pseudonyms({ count: h.pseudonyms }),
    h.memos && m.held_memos({ count: h.memos }),
    h.comments && m.held_comments({ count: h.comments }),
    h.links && m.held_links({ count: h.links }),
    h.workshops && m.held_workshops({ count: h.workshops }),
    h.dimensions && m.held_dimensions({ count: h.dimensions }),
    h.searches && m.held_searches({ count: h.searches }),
    h.synonyms && m.held_synonyms({ count: h.synonyms }),
    h.presets && m.held_presets({ count: h.presets }),
    h.originals && m.held_originals({ count: h.originals }),
    h.history && m.held_history({ count: h.history }),
    h.coders.length && m.sharing_coders({ names: h.coders.join(', ') }),
    h.protected && m.held_protected(),
  ]
  return lines.filter((line) => typeof line === 'string')
}

/**
 * Returns the text that tells what a copy holds and what not. It may go with the copy: it names
 * nothing of what is left out.
 */
export function reportText(title: string, holds: Holdings, leaves: Holdings): string {
  const lines = (h: Holdings) => heldLines(h).map((line) => `  – ${line}`)
  return [
    title,
    '',
    m.sharing_holds(),
    ...lines(holds),
    ...holds.testimonies.map((t) => `    – ${t.title} (${m.count_quotes({ count: t.quotes })})`),
    '',
    m.sharing_leaves(),
    ...lines({ ...leaves, coders: [] }),
    '',
  ].join('\n')
}

/** Reports whether there is nothing to tell. */
export const holdsNothing = (h: Holdings): boolean => heldLines(h).length === 0
