/** A coding to draw in the margin, with the pixels of its passage. */
export interface Span {
  key: string
  top: number
  bottom: number
}

/** Where a bracket and its label stand. */
export interface Bracket<S extends Span> {
  span: S
  /** From 0, the nearest to the text. */
  lane: number
  /** Lanes of the overlapping codings around it; above `maxLanes` they are drawn as a density strip. */
  lanes: number
  /** The middle of the label in pixels and the first free lane beside it, or null where labels do not fit. */
  label: { y: number; lane: number } | null
}

/** Labels that found no place beside their brackets. */
export interface More {
  y: number
  lane: number
  count: number
}

/** Lanes that are drawn as brackets; more become a density strip. */
export const maxLanes = 6
/** Lanes that the density strip is as wide as. */
export const stripLanes = 4
/** Pixels that a label takes. */
export const labelHeight = 22

const gap = 2
const labelDepth = 87

/**
 * Lays brackets out: overlapping ones in lanes, longest first, labels beside them without any
 * collision. Where a cluster is too low for its labels, the last place says how many more.
 */
export function layOutBrackets<S extends Span>(
  spans: readonly S[],
): { brackets: Bracket<S>[]; more: More[] } {
  const sorted = [...spans].sort((a, b) => a.top - b.top || b.bottom - a.bottom)
  const brackets: Bracket<S>[] = []
  const wishes: { at: number; place: (y: number) => void }[] = []
  const more: More[] = []
  for (const cluster of clusters(sorted)) {
    const made = inLanes(cluster)
    brackets.push(...made)
    const top = Math.min(...cluster.map((s) => s.top))
    const bottom = Math.max(...cluster.map((s) => s.bottom))
    const room = Math.max(1, Math.floor((bottom - top) / labelHeight) + 1)
    const named = made.length > room ? room - 1 : made.length
    made.forEach((bracket, i) => {
      if (i >= named) return
      const label = { y: 0, lane: 0 }
      bracket.label = label
      wishes.push({ at: wish(bracket.span), place: (y) => (label.y = y) })
    })
    if (named < made.length) {
      const rest = { y: 0, lane: 0, count: made.length - named }
      more.push(rest)
      wishes.push({ at: bottom - labelHeight / 2, place: (y) => (rest.y = y) })
    }
  }
  wishes.sort((a, b) => a.at - b.at)
  const places = spread(wishes.map((w) => w.at))
  wishes.forEach((w, i) => w.place(places[i] ?? w.at))
  for (const { label } of brackets) if (label) label.lane = freeLane(brackets, label.y)
  for (const rest of more) rest.lane = freeLane(brackets, rest.y)
  return { brackets, more }
}

/** Returns the places nearest to the wishes (sorted) that are a label apart: least squares, none above the page. */
export function spread(wishes: readonly number[]): number[] {
  // Pool adjacent violators: labels that push one another move as one block.
  const blocks: { sum: number; count: number }[] = []
  wishes.forEach((wish, i) => {
    blocks.push({ sum: wish - i * labelHeight, count: 1 })
    for (;;) {
      const [before, last] = [blocks.at(-2), blocks.at(-1)]
      if (!before || !last || before.sum / before.count <= last.sum / last.count) break
      before.sum += last.sum
      before.count += last.count
      blocks.pop()
    }
  })
  const places: number[] = []
  for (const { sum, count } of blocks)
    for (let i = 0; i < count; i++)
      places.push(Math.max(labelHeight / 2, sum / count) + places.length * labelHeight)
  return places
}

// The middle of a short passage; a long one is named near its beginning.
function wish({ top, bottom }: Span): number {
  return (top + Math.min(bottom, top + labelDepth)) / 2
}

function clusters<S extends Span>(sorted: readonly S[]): S[][] {
  const found: S[][] = []
  let reach = -Infinity
  for (const span of sorted) {
    const last = found.at(-1)
    if (last && span.top < reach + gap) last.push(span)
    else found.push([span])
    reach = Math.max(reach, span.bottom)
  }
  return found
}

function inLanes<S extends Span>(cluster: readonly S[]): Bracket<S>[] {
  const ends: number[] = []
  const placed = cluster.map((span) => {
    const free = ends.findIndex((end) => end + gap <= span.top)
    const lane = free < 0 ? ends.length : free
    ends[lane] = span.bottom
    return { span, lane }
  })
  return placed.map((p) => ({ ...p, lanes: ends.length, label: null }))
}

function freeLane<S extends Span>(brackets: readonly Bracket<S>[], y: number): number {
  const [top, bottom] = [y - labelHeight / 2, y + labelHeight / 2]
  let lane = 0
  for (const b of brackets)
    if (b.span.top < bottom && b.span.bottom > top)
      lane = Math.max(lane, b.lanes > maxLanes ? stripLanes : b.lane + 1)
  return lane
}
