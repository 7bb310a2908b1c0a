const longest = 60

/** Returns a code's name made of someone's words: one line, whole words, 60 characters at most. */
export function inVivoName(words: string): string {
  const line = words
    .replace(/\s+/g, ' ')
    .replace(/^[\s«»“”"'.,;:!?…/–-]+|[\s«»“”".,;:/–-]+$/gu, '')
    .replaceAll('/', '-')
  if (line.length <= longest) return line
  const cut = line.slice(0, longest - 1)
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 20)).replace(/[\s,;:]+$/u, '') + '…'
}
