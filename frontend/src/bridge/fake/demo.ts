import { defaults } from './defaults'
import type { FakeOptions } from './options'
import { fakeTroubles } from './soundness'

const first = defaults.recent[0]?.path ?? ''

/**
 * Returns what the address of a demo asks for: `open` the sample project, `theme=dark`, `lang=en`;
 * `beside=conflict` or `many` other files beside it, `slack` room to give back, `troubles` damage
 * that a check finds, `gone` its file taken away; without `open`, the first of the recent projects
 * `sealed` or `damaged`.
 */
export function demoOptions(query: URLSearchParams): FakeOptions {
  const beside =
    query.get('beside') === 'many' ? 'many' : query.has('beside') ? 'conflict' : 'nothing'
  return {
    open: query.has('open'),
    settings: {
      theme: query.get('theme') === 'dark' ? 'dark' : 'light',
      locale: query.get('lang') === 'en' ? 'en' : 'fr',
    },
    beside,
    slack: query.has('slack'),
    troubles: query.has('troubles') ? fakeTroubles : [],
    sealed: query.has('sealed') ? [first] : [],
    damaged: query.has('damaged') ? [first] : [],
    gone: query.has('gone'),
  }
}
