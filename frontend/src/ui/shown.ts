import { getContext, setContext } from 'svelte'

const key = Symbol('shown')
type Shown = (text: string) => string

/** Says how words that a component and what it holds print are shown. Call it while it is set up. */
export function showAs(shown: Shown): void {
  setContext(key, shown)
}

/** Returns how words are shown here; as they are where nobody said. Call it while a component is set up. */
export function shownHere(): Shown {
  return getContext<Shown | undefined>(key) ?? ((text) => text)
}
