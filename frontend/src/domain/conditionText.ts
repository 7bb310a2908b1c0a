import type { Attribute, Condition } from '@/bridge/types'
import { m } from '@/paraglide/messages'
import { valueText } from './valueText'

/** Returns a condition as one reads it: « Vague : Hiver, Été ». */
export function conditionText({ name, type }: Attribute, { values }: Condition): string {
  const shown = values.map((value) =>
    value
      ? value
          .split('..')
          .map((end) => valueText(type, end))
          .join('–')
      : m.people_none(),
  )
  return m.people_condition_is({ name, values: shown.join(', ') })
}
