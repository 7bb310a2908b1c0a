import { m } from '@/paraglide/messages'

const symbols: Record<string, string> = {
  Enter: '↵',
  Shift: '⇧',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: '⌫',
  Tab: '⇥',
}

/** Returns a shortcut as its key caps read in the interface's language: "Ctrl+Enter" gives "Ctrl ↵". */
export function keyCaps(keys: string): string {
  return keys
    .split('+')
    .map((key) => symbols[key] ?? named(key))
    .join(' ')
}

function named(key: string): string {
  switch (key) {
    case 'Escape':
      return m.key_escape()
    case 'Delete':
      return m.key_delete()
    case 'Home':
      return m.key_home()
    case 'End':
      return m.key_end()
    case 'Space':
      return m.key_space()
    default:
      return key.replace(/^Digit/, '')
  }
}
