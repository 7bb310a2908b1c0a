import '@testing-library/jest-dom/vitest'
import { configure } from '@testing-library/svelte'
import { patience } from '@/test/eventually'

configure({ asyncUtilTimeout: patience })

// jsdom lacks what layout-bound widgets ask for; inert stand-ins are enough for behaviour tests.
class InertObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver ??= InertObserver
Element.prototype.scrollIntoView ??= () => {}
window.matchMedia ??= (media: string) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
  })
