import { conditionText } from '@/domain/conditionText'
import { m } from '@/paraglide/messages'
import type { KeptFilter } from '@/bridge/offersBridge'
import type { Attribute } from '@/bridge/types'

/** The names of what a filter is about, by ID. */
export interface Named {
  code: (id: string) => string | undefined
  testimony: (id: string) => string | undefined
  person: (id: string) => string | undefined
  attribute: (id: string) => Attribute | undefined
}

/** Returns a kept filter as one reads it: « Prendre confiance · Bruno · répétitions une seule fois ». */
export function filterText({ filter, search }: KeptFilter, named: Named): string {
  const { codes, uncoded, testimony, speaker, participant, where, text, once } = filter
  const parts = [
    codes.map((id) => named.code(id) ?? m.offers_lost_code()).join(', '),
    uncoded ? m.offers_uncoded() : '',
    testimony ? (named.testimony(testimony) ?? '') : '',
    speaker,
    participant ? (named.person(participant) ?? '') : '',
    ...where.map((c) => {
      const attribute = named.attribute(c.attribute)
      const what = attribute ? conditionText(attribute, c) : ''
      return what && c.except ? m.offers_except({ what }) : what
    }),
    text ? m.offers_text({ words: text }) : '',
    search ? m.offers_search({ query: search }) : '',
  ].filter(Boolean)
  if (parts.length === 0) parts.push(m.offers_everything())
  if (once) parts.push(m.offers_once())
  return parts.join(' · ')
}
