/** The colour schemes a user can choose; "system" follows the desktop. */
export type ThemeChoice = 'light' | 'dark' | 'system'

const desktop = window.matchMedia('(prefers-color-scheme: dark)')
let desktopDark = $state(desktop.matches)
let choice = $state<ThemeChoice>('system')

desktop.addEventListener('change', (e) => (desktopDark = e.matches))

/** The scheme in force. Reading `dark` in a template or effect follows every change. */
export const theme = {
  get choice(): ThemeChoice {
    return choice
  },
  set choice(next: ThemeChoice) {
    choice = next
  },
  get dark(): boolean {
    return choice === 'dark' || (choice === 'system' && desktopDark)
  },
}
