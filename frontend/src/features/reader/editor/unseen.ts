import { highlightSpecialChars } from '@codemirror/view'
import { codePoint, mark, unseen } from '@/ui/visible'

/**
 * Shows a mark in the place of each character that reorders or hides others, with its number.
 * The text stays as it is stored; what is drawn holds the mark alone, so that nothing moves.
 */
export const showUnseen = highlightSpecialChars({
  specialChars: new RegExp(unseen),
  render: (code) => {
    const shown = document.createElement('span')
    shown.className = 'unseen'
    shown.textContent = mark
    shown.title = codePoint(code)
    shown.setAttribute('aria-label', codePoint(code))
    return shown
  },
})
