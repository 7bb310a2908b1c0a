import type { Hit, Testimony } from '@/bridge/types'

/** Someone heard in the hits. */
export interface Voice {
  speaker: string
  hits: number
}

/** Who may speak in the hits shown; everybody where both are empty. */
export interface Who {
  speaker: string
  withoutInterviewers: boolean
}

/** Says whether the one who speaks in a hit asks the questions. */
export function isInterviewer(hit: Hit, byId: ReadonlyMap<string, Testimony>): boolean {
  const speakers = byId.get(hit.testimony)?.speakers ?? []
  return speakers.some((s) => s.name === hit.speaker && s.interviewer)
}

/** Returns who speaks in hits, those heard most first. */
export function voicesOf(hits: readonly Hit[]): Voice[] {
  const voices = new Map<string, number>()
  for (const { speaker } of hits) if (speaker) voices.set(speaker, (voices.get(speaker) ?? 0) + 1)
  return [...voices]
    .map(([speaker, count]) => ({ speaker, hits: count }))
    .sort((a, b) => b.hits - a.hits || a.speaker.localeCompare(b.speaker))
}

/** Keeps the hits of those who may speak. */
export function spokenBy(
  hits: readonly Hit[],
  who: Who,
  byId: ReadonlyMap<string, Testimony>,
): Hit[] {
  return hits.filter(
    (hit) =>
      (!who.speaker || hit.speaker === who.speaker) &&
      (!who.withoutInterviewers || !isInterviewer(hit, byId)),
  )
}
