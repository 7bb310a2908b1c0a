import type { Code } from '@/bridge/types'

/** Which codes the codebook shows. */
export type Shown = 'offered' | 'unused' | 'undefined' | 'archived' | 'all'

const passes: Record<Shown, (code: Code) => boolean> = {
  offered: (c) => !c.archived,
  unused: (c) => !c.archived && c.total === 0,
  undefined: (c) => !c.archived && !c.definition && !c.inclusion && !c.exclusion,
  archived: (c) => c.archived,
  all: () => true,
}

/** Returns the codes of a kind, with those that they stand under, in their order. */
export function kept(codes: readonly Code[], which: Shown): Code[] {
  const wanted = new Set<string>()
  const byId = new Map(codes.map((c) => [c.id, c]))
  for (const code of codes.filter(passes[which]))
    for (let at: Code | undefined = code; at && !wanted.has(at.id); at = byId.get(at.parent))
      wanted.add(at.id)
  return codes.filter((c) => wanted.has(c.id))
}
