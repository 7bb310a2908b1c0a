/** Cells as spreadsheets put them on the clipboard: lines of cells. */
export type Block = string[][]

/**
 * Reads cells from the clipboard: lines, and tabs between cells. A cell between quotation
 * marks may hold tabs, line ends and doubled marks.
 */
export function readBlock(text: string): Block {
  const lines: Block = []
  let line: string[] = []
  let rest = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(rest)
    const plain = /^[^\t\n]*/.exec(rest)?.[0] ?? ''
    line.push(quoted?.[1] !== undefined ? quoted[1].replaceAll('""', '"') : plain)
    rest = rest.slice((quoted?.[0] ?? plain).length)
    if (rest[0] !== '\t') {
      lines.push(line)
      line = []
    }
    if (!rest) return lines
    rest = rest.slice(1)
  }
}

/** Writes cells for the clipboard. */
export function writeBlock(block: Block): string {
  const cell = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return block.map((line) => line.map(cell).join('\t')).join('\n')
}
