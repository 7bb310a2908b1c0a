import type { EditorView } from '@codemirror/view'
import type { Playback } from './playback.svelte'

const scrolling = new Set(['PageUp', 'PageDown', 'ArrowUp', 'ArrowDown', 'Home', 'End'])

/**
 * Plays from a time that is clicked, and stops following the recording when somebody reads or
 * works elsewhere. Returns what takes that away.
 */
export function followHeard(view: EditorView, playback: Playback): () => void {
  const { dom, scrollDOM } = view
  const away = () => {
    if (playback.started) playback.following = false
  }
  const press = (e: MouseEvent) => {
    const time = timeOf(e)
    if (time === undefined || !playback.ready) return away()
    e.preventDefault()
    e.stopPropagation()
    view.focus() // where the keys of the recording are
    void playback.playFrom(time)
  }
  const key = (e: KeyboardEvent) => {
    if (scrolling.has(e.key)) away()
  }
  dom.addEventListener('mousedown', press, { capture: true })
  dom.addEventListener('keydown', key)
  scrollDOM.addEventListener('wheel', away, { passive: true })
  scrollDOM.addEventListener('touchmove', away, { passive: true })
  return () => {
    dom.removeEventListener('mousedown', press, { capture: true })
    dom.removeEventListener('keydown', key)
    scrollDOM.removeEventListener('wheel', away)
    scrollDOM.removeEventListener('touchmove', away)
  }
}

// The moment that a mark of time over a turn stands for, in milliseconds.
function timeOf({ target, button }: MouseEvent): number | undefined {
  const time = target instanceof Element ? target.closest<HTMLElement>('time[data-from]') : null
  return time && button === 0 ? Number(time.dataset['from']) : undefined
}
