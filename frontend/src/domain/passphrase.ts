/** How many characters a passphrase has at least, as backend/seal asks. */
const shortest = 12

/** Whether a passphrase may be used: blanks count once, those at its ends not at all. */
export function longEnough(passphrase: string): boolean {
  const words = passphrase.normalize('NFC').split(/\s+/).filter(Boolean).join(' ')
  return [...words].length >= shortest
}
