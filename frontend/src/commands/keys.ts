// Shortcuts as text: "Ctrl+K", "Alt+Shift+ArrowUp", "C", "Digit1", "?".
//
// Letters are read from what the key types (event.key), so that a shortcut is where its
// letter is on AZERTY and on QWERTY. Digits are read from where the key is (event.code),
// because AZERTY types & é " ' on that row without Shift. Signs such as ? are read from
// what they type, whatever modifier it takes to type them.

/** The pressed key as a shortcut's text, as shortcuts are written here. */
export function shortcutOf(e: KeyboardEvent): string {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(e.code)?.[1]
  if (digit) return modifiers(e) + `Digit${digit}`
  if (/^\p{L}$/u.test(e.key)) return modifiers(e) + e.key.toUpperCase()
  if (e.key === ' ') return modifiers(e) + 'Space'
  if (e.key.length === 1) return (e.ctrlKey || e.metaKey ? 'Ctrl+' : '') + e.key
  return modifiers(e) + e.key
}

/** Whether a shortcut types a character: it must then never act while one writes. */
export function isCharacter(keys: string): boolean {
  const last = keys.split('+').pop() ?? keys
  return !/^(Ctrl|Alt)\+/.test(keys) && (last.length <= 1 || /^(Digit\d|Space)$/.test(last))
}

/** Whether a shortcut edits text where one writes, so that it belongs to the field. */
export function isEditing(keys: string): boolean {
  return /^Ctrl\+(Shift\+)?[ACVXYZ]$/.test(keys)
}

/** Whether the event comes from somewhere one writes. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button)$/.test(target.type)
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target.isContentEditable
  )
}

/** Why a shortcut cannot be one: it needs AltGr or a dead key somewhere, or the system has it. */
export type Unfit = 'altGr' | 'reserved' | 'character'

// AltGr or a dead key on AZERTY, of France or of Belgium.
const altGr = /^(Ctrl\+)?[~#{}[\]|`\\^@€¨´]$/
// Option and a letter type signs on macOS.
const option = /^Alt\+(Shift\+)?(\p{L}|Digit\d|Space)$/u
// What desktops, or the page that the window is, keep for themselves; Ctrl is Command on macOS.
const reserved =
  /^(Alt\+(F4|Tab|Space|Escape)|Ctrl\+(Alt\+)?(Delete|Backspace)|Ctrl\+(Shift\+)?(Tab|Q|H|M|W|R)|Ctrl\+(Space|Digit0|\+|-|P)|Ctrl\+Shift\+(Digit[345]|I|J)|Ctrl\+Alt\+(Shift\+)?(ArrowUp|ArrowDown|ArrowLeft|ArrowRight|F\d+|L|T)|F1[12]|F5|Dead|Meta|Control|Shift|Alt|AltGraph|CapsLock|PrintScreen)$/

/** Returns why keys cannot be the shortcut of a command of a scope, or null where they can. */
export function unfit(keys: string, scope: string | undefined): Unfit | null {
  const last = keys.replace(/^(Ctrl\+|Alt\+|Shift\+)+(?=.)/, '')
  if (altGr.test(keys) || option.test(keys) || last === 'Dead') return 'altGr'
  if (reserved.test(keys) || reserved.test(last)) return 'reserved'
  if (isCharacter(keys) && !scope && keys !== '?') return 'character'
  return null
}

function modifiers(e: KeyboardEvent): string {
  const ctrl = e.ctrlKey || e.metaKey
  return (ctrl ? 'Ctrl+' : '') + (e.altKey ? 'Alt+' : '') + (e.shiftKey ? 'Shift+' : '')
}
