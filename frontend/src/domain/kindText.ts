import { m } from '@/paraglide/messages'
import type { DifferenceKind } from '@/bridge/types'

/** Returns how many records of a kind: « 12 extraits ». */
export function countedKind(kind: DifferenceKind, count: number): string {
  switch (kind) {
    case 'testimonies':
      return m.count_testimonies({ count })
    case 'codes':
      return m.count_codes({ count })
    case 'quotes':
      return m.count_quotes({ count })
    case 'verdicts':
      return m.count_verdicts({ count })
    case 'collections':
      return m.count_collections({ count })
    case 'erasures':
      return m.count_erasures({ count })
    case 'participants':
      return m.moved_of_participants({ count })
    case 'attributes':
      return m.moved_of_attributes({ count })
    case 'pseudonyms':
      return m.moved_of_pseudonyms({ count })
    case 'revisions':
      return m.moved_of_revisions({ count })
    case 'project':
      return m.kind_project()
  }
}
