import { fold } from './match'

/** One line of a tree, in the order it is shown. */
export interface TreeNode {
  id: string
  /** "" at the top. */
  parent: string
  /** From 0. */
  depth: number
  /** What typing letters jumps to. */
  label: string
}

/** Returns the nodes that are in view: those with no collapsed ancestor. */
export function visibleNodes<N extends TreeNode>(
  nodes: readonly N[],
  collapsed: ReadonlySet<string>,
): N[] {
  const hidden = new Set<string>()
  return nodes.filter((node) => {
    const out = collapsed.has(node.parent) || hidden.has(node.parent)
    if (out) hidden.add(node.id)
    return !out
  })
}

/** Where a node stands among those under the same one: from 1, and how many they are. */
export interface TreePlace {
  at: number
  of: { count: number }
}

/** Returns where each node stands among its siblings, by its ID. */
export function placesOf(nodes: readonly TreeNode[]): Map<string, TreePlace> {
  const families = new Map<string, { count: number }>()
  const places = new Map<string, TreePlace>()
  for (const { id, parent } of nodes) {
    const family = families.get(parent) ?? { count: 0 }
    families.set(parent, family)
    places.set(id, { at: ++family.count, of: family })
  }
  return places
}

/** What a key asks of a tree: to move to a node, to open or close one, or nothing. */
export type TreeStep = { to: string } | { open: string } | { close: string } | null

/** Returns what an arrow, Home or End asks when `current` has the focus, as WAI-ARIA says. */
export function treeStep(
  key: string,
  current: string,
  visible: readonly TreeNode[],
  isParent: (id: string) => boolean,
  collapsed: ReadonlySet<string>,
): TreeStep {
  const at = visible.findIndex((n) => n.id === current)
  const node = visible[at]
  if (!node) return visible[0] ? { to: visible[0].id } : null
  const move = (i: number): TreeStep => (visible[i] ? { to: visible[i].id } : null)
  switch (key) {
    case 'ArrowDown':
      return move(at + 1)
    case 'ArrowUp':
      return move(at - 1)
    case 'Home':
      return move(0)
    case 'End':
      return move(visible.length - 1)
    case 'ArrowRight':
      if (!isParent(node.id)) return null
      return collapsed.has(node.id) ? { open: node.id } : move(at + 1)
    case 'ArrowLeft':
      if (isParent(node.id) && !collapsed.has(node.id)) return { close: node.id }
      return node.parent ? { to: node.parent } : null
    default:
      return null
  }
}

/** Returns the next node after `current` whose label begins with the letters typed, going round. */
export function typeAhead(
  letters: string,
  current: string,
  visible: readonly TreeNode[],
): string | null {
  const at = visible.findIndex((n) => n.id === current)
  // A first letter moves on; more letters refine where one stands.
  const from = letters.length > 1 ? at : at + 1
  const round = [...visible.slice(from), ...visible.slice(0, Math.max(0, from))]
  return round.find((n) => fold(n.label).startsWith(fold(letters)))?.id ?? null
}
