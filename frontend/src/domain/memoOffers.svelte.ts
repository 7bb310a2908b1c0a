import { everything } from '@/bridge/filter'
import { latest } from '@/bridge/latest'
import type { Bridge } from '@/bridge/bridge'
import type { Codes } from '@/state/codes.svelte'
import type { Link, Links } from '@/state/links.svelte'
import type { Settings } from '@/state/settings.svelte'
import { typing } from './memoLinks'
import { rankCodes } from './rankCodes'

const most = 5

/** What is offered while one types a link in a memo: codes at once, quotes as they are found. */
export class MemoOffers {
  list = $state.raw<Link[]>([])
  active = $state(0)
  readonly #found: (text: string) => Promise<Link[] | undefined>

  constructor(
    bridge: Bridge,
    private readonly codes: Codes,
    private readonly links: Links,
    private readonly settings: Settings,
  ) {
    this.#found = latest(async (text: string) => {
      const { quotes } = await bridge.quotes({ ...everything, text, limit: most })
      return quotes.map((q) => links.toQuote(q))
    })
  }

  /** Offers what goes with the words before a position, or nothing where no link is being typed. */
  async follow(text: string, at: number, none: string): Promise<void> {
    const typed = typing(text, at)
    this.active = 0
    if (!typed) return this.close()
    const { pinned } = this.settings.values
    const codes = rankCodes(typed.query, this.codes.offered, { pinned, recent: this.codes.recent })
      .slice(0, most)
      .map(({ code }) => ({ ref: `[[code:${code.id}]]`, kind: 'code' as const, id: code.id }))
    this.list = this.links.of(codes, none)
    const quotes = await this.#found(typed.query.trim())
    if (quotes) this.list = [...this.list.filter((l) => l.kind === 'code'), ...quotes]
  }

  /** Moves the choice by a step, round and round. */
  step(by: number): void {
    const count = this.list.length
    if (count) this.active = (this.active + by + count) % count
  }

  /** Offers nothing any more, whatever is still being looked for. */
  close(): void {
    this.list = []
  }
}
