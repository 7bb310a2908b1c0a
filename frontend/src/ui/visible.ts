/**
 * Characters that have no shape of their own and reorder or hide what stands around them:
 * bidirectional controls, zero-width blanks, soft hyphens, tags. The list is that of
 * anchor.Unseen in Go, without the joiners, which scripts and emoji are written with.
 */
export const unseen =
  /\u034f|\u17b4|\u17b5|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu

/** What stands for such a character on the screen. */
export const mark = '▯'

/** The text with a mark for each unit of such characters: positions stay what they are. */
export const visible = (text: string): string =>
  text.replace(unseen, (character) => mark.repeat(character.length))

/** How a character is called: U+202E. */
export const codePoint = (code: number): string =>
  `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
