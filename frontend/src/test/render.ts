import { render } from '@testing-library/svelte'
import type { Component } from 'svelte'
import { FakeBridge } from '@/bridge/fake/fake'
import type { Commands } from '@/commands/commands.svelte'
import type { Exports } from '@/state/exports.svelte'
import type { View } from '@/state/view.svelte'
import type { Reading } from '@/state/reading.svelte'
import type { Quotes } from '@/state/quotes.svelte'
import type { Search } from '@/state/search.svelte'
import type { Toasts } from '@/ui/toasts.svelte'
import Harness from './Harness.svelte'

/** What surrounds a feature in a test, to look at and to act on. */
export interface Surroundings {
  bridge: FakeBridge
  commands: Commands
  view: View
  reading: Reading
  quotes: Quotes
  search: Search
  toasts: Toasts
  exports: Exports
}

/**
 * Renders a component as in the window of an open project: with its state, commands and
 * shortcuts, on the fake's sample project unless another bridge is given.
 */
export function renderIn<P extends Record<string, unknown>>(
  component: Component<P>,
  options: { props?: P; bridge?: FakeBridge } = {},
): Surroundings {
  const bridge = options.bridge ?? new FakeBridge({ open: true })
  let found: Omit<Surroundings, 'bridge'> | undefined
  render(Harness, {
    props: {
      bridge,
      component: component as Component<Record<string, unknown>>,
      props: options.props ?? {},
      onready: (surroundings: Omit<Surroundings, 'bridge'>) => (found = surroundings),
    },
  })
  if (!found) throw new Error('the harness did not start')
  return { bridge, ...found }
}
