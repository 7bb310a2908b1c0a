import type { IconName } from './icons'

/** One line of a menu; "separator" draws a rule. */
export type MenuEntry =
  | 'separator'
  | {
      label: string
      icon?: IconName
      /** A shortcut to show; binding it is the command's business. */
      keys?: string
      danger?: boolean
      disabled?: boolean
      /** Draws a tick before the label and says so to screen readers. */
      checked?: boolean
      run: () => void
    }
