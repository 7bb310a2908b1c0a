import { SvelteSet } from 'svelte/reactivity'
import type { Comparison, Difference, DifferenceGroup, RecordRef, Wanted } from '@/bridge/types'

const key = (kind: string, id: string) => `${kind} ${id}`

/** Reports whether a record of a group can be brought over without a choice to make. */
export function canCome(group: DifferenceGroup, d?: Difference): boolean {
  if (group.side !== 'there' || group.kind === 'erasures') return false
  return d ? d.there !== 'removed' : group.total > group.gone
}

/** What the user wants of another file: all that only it has, unless a tick is taken off. */
export class Bringing {
  #leftKinds = new SvelteSet<string>()
  #left = new SvelteSet<string>()
  #taken = new SvelteSet<string>()

  constructor(private readonly comparison: Comparison) {}

  /** Whether all of a group comes, some of it, or nothing. */
  ofGroup(group: DifferenceGroup): 'all' | 'some' | 'none' {
    if (this.#leftKinds.has(group.kind)) return this.#of(group, this.#taken) ? 'some' : 'none'
    return this.#of(group, this.#left) ? 'some' : 'all'
  }

  /** Takes all of a group, or nothing of it. */
  tickGroup(group: DifferenceGroup, on: boolean): void {
    for (const d of group.first) {
      this.#left.delete(key(group.kind, d.id))
      this.#taken.delete(key(group.kind, d.id))
    }
    if (on) this.#leftKinds.delete(group.kind)
    else this.#leftKinds.add(group.kind)
  }

  /** Whether a record that only the other changed comes. */
  has(group: DifferenceGroup, d: Difference): boolean {
    const at = key(group.kind, d.id)
    return this.#leftKinds.has(group.kind) ? this.#taken.has(at) : !this.#left.has(at)
  }

  /** Takes such a record, or leaves it. */
  tick(group: DifferenceGroup, d: Difference, on: boolean): void {
    const noted = this.#leftKinds.has(group.kind) ? this.#taken : this.#left
    if (on === (noted === this.#taken)) noted.add(key(group.kind, d.id))
    else noted.delete(key(group.kind, d.id))
  }

  /** Whether the other's version of a record that both changed is taken. */
  takes(group: DifferenceGroup, d: Difference): boolean {
    return this.#taken.has(key(group.kind, d.id))
  }

  /** Takes the other's version of such a record, or keeps this one. */
  choose(group: DifferenceGroup, d: Difference, take: boolean): void {
    if (take) this.#taken.add(key(group.kind, d.id))
    else this.#taken.delete(key(group.kind, d.id))
  }

  /** How many records come. */
  get count(): number {
    return this.comparison.groups
      .filter((g) => canCome(g) && !this.#leftKinds.has(g.kind))
      .reduce((sum, g) => sum + g.total - g.gone - this.#of(g, this.#left), this.#taken.size)
  }

  /** What to ask for. */
  get wanted(): Wanted {
    return {
      seen: this.comparison.seen,
      leaveKinds: [...this.#leftKinds],
      leave: [...this.#left].map(refOf),
      take: [...this.#taken].map(refOf),
    }
  }

  #of(group: DifferenceGroup, noted: ReadonlySet<string>): number {
    return group.first.filter((d) => canCome(group, d) && noted.has(key(group.kind, d.id))).length
  }
}

function refOf(key: string): RecordRef {
  const [kind = '', id = ''] = key.split(/ (.*)/s)
  return { kind, id }
}
