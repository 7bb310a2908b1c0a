/** Writes a filter of a search, such as locuteur:"Amina B.", in the words of the interface's language. */
export function filterText(name: string, value: string): string {
  const plain = /^[\p{L}\p{N}._-]+$/u.test(value)
  return `${name}:${plain ? value : `"${value.replaceAll('"', '')}"`}`
}
