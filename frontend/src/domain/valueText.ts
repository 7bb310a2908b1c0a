import type { Attribute, AttributeType, Value } from '@/bridge/types'
import { m } from '@/paraglide/messages'
import { getLocale } from '@/paraglide/runtime'

/** Returns a stored value as one reads and writes it in the interface's language. */
export function valueText(type: AttributeType, text: string): string {
  if (!text) return ''
  switch (type) {
    case 'yesno':
      return text === 'yes' ? m.people_yes() : m.people_no()
    case 'number':
      return getLocale() === 'fr' ? text.replace('.', ',') : text
    case 'date':
      return getLocale() === 'fr' ? text.split('-').reverse().join('/') : text
    default:
      return text
  }
}

/** Returns what a testimony or a participant has for an attribute, as one reads it. */
export function valueOf(values: Value[], { id, type }: Attribute): string {
  return valueText(type, values.find((v) => v.attribute === id)?.text ?? '')
}

/** Returns the name of a type. */
export function typeText(type: AttributeType): string {
  switch (type) {
    case 'text':
      return m.people_type_text()
    case 'choice':
      return m.people_type_choice()
    case 'number':
      return m.people_type_number()
    case 'date':
      return m.people_type_date()
    case 'yesno':
      return m.people_type_yesno()
  }
}
