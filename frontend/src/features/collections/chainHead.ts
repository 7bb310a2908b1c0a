import type { ChainColumn } from '@/bridge/chainTypes'
import { m } from '@/paraglide/messages'

/** Returns the head of a column of a results chain. */
export function chainHead(column: ChainColumn): string {
  switch (column) {
    case 'action':
      return m.chain_action()
    case 'result':
      return m.chain_result()
    case 'impact':
      return m.chain_impact()
  }
}
