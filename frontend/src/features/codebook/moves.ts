import type { Code } from '@/bridge/types'

/** Where a code goes: under a parent ("" at the top), before the sibling at index, counted without it. */
export interface Destination {
  parent: string
  index: number
}

/** On which part of a row something is dropped. */
export type Zone = 'before' | 'inside' | 'after'

/** Returns a code and all those under it. */
export function familyOf(codes: readonly Code[], id: string): Set<string> {
  const family = new Set([id])
  for (const code of codes) if (family.has(code.parent)) family.add(code.id)
  return family
}

/** Returns where a code goes when it is dropped on a row, or null where it cannot. */
export function dropOn(
  codes: readonly Code[],
  id: string,
  target: string,
  zone: Zone,
): Destination | null {
  const onto = codes.find((c) => c.id === target)
  if (!onto || familyOf(codes, id).has(target)) return null
  const under = (parent: string) => codes.filter((c) => c.parent === parent && c.id !== id)
  if (zone === 'inside') return { parent: target, index: under(target).length }
  const at = under(onto.parent).indexOf(onto)
  return { parent: onto.parent, index: zone === 'before' ? at : at + 1 }
}

/** Returns where Alt and an arrow take a code: among its siblings, out of its parent, into the one above. */
export function stepOf(codes: readonly Code[], id: string, key: string): Destination | null {
  const code = codes.find((c) => c.id === id)
  if (!code) return null
  const siblings = codes.filter((c) => c.parent === code.parent)
  const at = siblings.indexOf(code)
  const above = siblings[at - 1]
  switch (key) {
    case 'ArrowUp':
      return above ? { parent: code.parent, index: at - 1 } : null
    case 'ArrowDown':
      return at < siblings.length - 1 ? { parent: code.parent, index: at + 1 } : null
    case 'ArrowRight':
      return above ? dropOn(codes, id, above.id, 'inside') : null
    case 'ArrowLeft':
      return code.parent ? dropOn(codes, id, code.parent, 'after') : null
    default:
      return null
  }
}

/** Returns the digits' codes with one put on a digit (1 to 9), or taken off for 0. */
export function pin(pinned: readonly string[], id: string, digit: number): string[] {
  const slots = Array.from({ length: 9 }, (_, i) => (pinned[i] === id ? '' : (pinned[i] ?? '')))
  if (digit > 0) slots[digit - 1] = id
  return slots.slice(0, slots.findLastIndex((s) => s !== '') + 1)
}
