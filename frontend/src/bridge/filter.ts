import type { QuoteFilter } from './types'

/** The filter that lets every quote through. */
export const everything: QuoteFilter = {
  quotes: [],
  codes: [],
  uncoded: false,
  by: '',
  put: '',
  stances: [],
  testimony: '',
  speaker: '',
  participant: '',
  where: [],
  text: '',
  once: false,
  offset: 0,
  limit: 0,
}
