import type { Bridge } from '../bridge'
import { BridgeError } from '../error'
import type { ErasePlan, Erasure, Holdings, ShareChoice, SharePlan, Trace } from '../givingTypes'
import { filterQuotes, testimonyOf } from './queries'
import type { Records } from './records'
import { everything } from '../filter'

/** What the fake has erased. */
const erased: Erasure[] = [
  {
    id: 'gone-1',
    at: '2026-02-03T10:12:00Z',
    by: 'Camille',
    reason: 'Retrait du consentement, courrier du 2 février',
    quotes: 9,
    words: 4120,
  },
]

const coders = ['Anouk', 'Camille']

function holdings(r: Records, c: ShareChoice): Holdings {
  const stays = (id: string) => c.all || c.testimonies.includes(id)
  const quotes = r.quotes.filter((q) => stays(q.testimony))
  const kept = new Set(quotes.map((q) => q.id))
  const testimonies = r.testimonies.filter((t) => stays(t.meta.id))
  const comments = r.collections.flatMap((k) => k.items.filter((i) => i.kind === 'comment'))
  return {
    name: r.name,
    testimonies: testimonies.map((t) => ({
      title: t.meta.title,
      quotes: quotes.filter((q) => q.testimony === t.meta.id).length,
    })),
    quotes: quotes.length,
    codes: r.codes.length,
    participants: c.participants ? 11 : 0,
    attributes: c.participants ? 4 : 0,
    pseudonyms: c.pseudonyms ? 6 : 0,
    memos: c.memos ? quotes.filter((q) => q.memo).length : 0,
    comments: c.comments ? comments.length : 0,
    links: r.collections.reduce((n, k) => n + (k.chain?.length ?? 0), 0),
    workshops: r.collections.reduce((n, k) => n + k.workshops.length, 0),
    dimensions: r.dimensions.length,
    searches: r.searches.length,
    synonyms: r.synonyms.length,
    presets: r.presets.length,
    repeats: r.verdicts.filter((v) => v.quotes.filter((q) => kept.has(q)).length > 1).length,
    collections: r.collections.map((k) => ({
      title: k.meta.name,
      quotes: k.items.filter((i) => i.quote && kept.has(i.quote.id)).length,
    })),
    originals: c.originals ? testimonies.length : 0,
    history: c.history ? 212 : 1,
    coders: c.names ? coders : coders.map((_, i) => `Codeur ${i + 1}`),
    protected: c.passphrase !== '',
  }
}

/** Says what a copy would hold, as Go does. */
function planShare(r: Records, c: ShareChoice): SharePlan {
  const all = holdings(r, {
    ...c,
    all: true,
    memos: true,
    comments: true,
    originals: true,
    history: true,
    names: true,
    participants: true,
    pseudonyms: true,
  })
  const holds = holdings(r, c)
  const titles = new Set(holds.testimonies.map((t) => t.title))
  const leaves: Holdings = {
    ...all,
    testimonies: all.testimonies.filter((t) => !titles.has(t.title)),
    quotes: all.quotes - holds.quotes,
    codes: 0,
    participants: all.participants - holds.participants,
    attributes: all.attributes - holds.attributes,
    pseudonyms: all.pseudonyms - holds.pseudonyms,
    memos: all.memos - holds.memos,
    comments: all.comments - holds.comments,
    links: 0,
    workshops: 0,
    dimensions: 0,
    searches: 0,
    synonyms: 0,
    presets: 0,
    repeats: all.repeats - holds.repeats,
    collections: [],
    originals: all.originals - holds.originals,
    history: c.history ? 0 : 211,
    coders: all.coders.filter((name) => !holds.coders.includes(name)),
  }
  return { holds, leaves, traces: [] }
}

/** Says what erasing would take away, as Go does. */
function planErase(r: Records, id: string): ErasePlan {
  const { meta } = testimonyOf(r, id)
  const quotes = filterQuotes(r, { ...everything, testimony: id })
  const carried = (code: string) => quotes.filter((q) => q.codes.includes(code)).length
  const memo = r.quotes.find((q) => q.testimony !== id && q.memo)
  const traces: Trace[] = memo
    ? [
        {
          kind: 'quotes',
          id: memo.id,
          name: memo.text.slice(0, 40),
          field: 'memo',
          before:
            'Comme elle\u202f: «\u202fpersonne ne m’avait jamais dit ça avant\u202f», et avec les mêmes mots.',
          after: 'Comme elle\u202f: «\u202f[…]\u202f», et avec les mêmes mots.',
        },
      ]
    : []
  return {
    testimony: id,
    title: meta.title,
    words: meta.words,
    deleted: false,
    quotes: quotes.length,
    codes: r.codes.flatMap((c) =>
      carried(c.id) ? [{ title: c.path, quotes: carried(c.id) }] : [],
    ),
    places: 0,
    repeats: r.verdicts.filter((v) => v.quotes.some((q) => quotes.some((own) => own.id === q)))
      .length,
    original: true,
    participants: [],
    pseudonyms: 0,
    media: false,
    sharedWith: [],
    history: quotes.length + 1,
    alsoGone: [],
    traces,
    mentions: [],
    backups: 5,
    copies: ['/home/camille/Études/les-mots-du-cisp (copie en conflit).florilege'],
  }
}

/** Refuses what Go would. */
function checkReason(reason: string): void {
  if (!reason.trim())
    throw new BridgeError('invalid', 'the reason cannot be used', 'the reason', 'it is empty')
}

type Part = Pick<
  Bridge,
  'planShare' | 'share' | 'saveShareReport' | 'planErase' | 'erasures' | 'erase'
>

/** The part of the fake bridge that gives away and takes away. */
export function giving(
  window: Pick<Bridge, 'deleteTestimony' | 'status'>,
  read: <T>(f: (r: Records) => T) => Promise<T>,
  forget: () => void,
): Part {
  const gone = [...erased]
  return {
    planShare: (choice) => read((r) => planShare(r, choice)),
    share: (path, choice) =>
      read((r) => ({
        path,
        bytes: 1_240_000,
        ...planShare(r, choice),
        traces: 0,
        recoveryKey: choice.passphrase ? 'HQ4T-9XWM-2K7D-PVRC-81SN-JF3A' : '',
      })),
    saveShareReport: (path) => read(() => `${path}.txt`),
    planErase: (id) => read((r) => planErase(r, id)),
    erasures: () => read(() => ({ erased: [...gone], deleted: [] })),
    erase: async (id, reason) => {
      const { quotes, words, traces } = await read((r) => planErase(r, id))
      checkReason(reason)
      await window.deleteTestimony(id)
      const erasure = { id, at: new Date().toISOString(), by: 'Camille', reason, quotes, words }
      gone.push(erasure)
      forget()
      const status = await window.status()
      return { status, erasure, traces: traces.length, backups: [], reopening: null }
    },
  }
}
