const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g

/** A pasted cell without what nobody sees: control characters, marks that turn the reading direction, double blanks. */
export function plainCell(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim()
}

/** The separator that a text from a spreadsheet uses: tabs before all, else what stands most on the first line. */
export function delimiterOf(text: string): string {
  if (text.includes('\t')) return '\t'
  const line = text.slice(0, 10_000).split(/\r?\n/).find((one) => one.trim() !== '') ?? ''
  return line.split(';').length >= line.split(',').length ? ';' : ','
}

/**
 * Reads what a spreadsheet copies or saves: lines of cells, with quotes around cells that hold separators, line breaks or
 * quotes. Empty lines are left out. A quote that is never closed is just a character. At most `most` lines are read;
 * `more` says that there were others.
 */
export function readCells(text: string, most: number, delimiter = delimiterOf(text)): { rows: string[][]; more: boolean } {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const endRow = () => {
    if (row.some((cell) => cell.trim() !== '')) rows.push(row)
    row = []
  }
  while (at < source.length) {
    if (rows.length >= most) return { rows, more: source.slice(at).trim() !== '' }
    const { cell, end } = source[at] === '"' ? quoted(source, at, delimiter) ?? bare(source, at, delimiter) : bare(source, at, delimiter)
    row.push(cell)
    at = end
    if (source[at] === delimiter) {
      at += 1
      // A separator at the very end still opens a cell.
      if (at >= source.length || source[at] === '\n') row.push('')
    }
    if (source[at] === '\n') {
      at += 1
      endRow()
    }
  }
  endRow()
  return { rows: rows.slice(0, most), more: rows.length > most }
}

function bare(source: string, at: number, delimiter: string): { cell: string; end: number } {
  let end = at
  while (end < source.length && source[end] !== delimiter && source[end] !== '\n') end += 1
  return { cell: source.slice(at, end), end }
}

/** So far a closing quote is looked for: a text of nothing but quotes must not take forever. */
const MOST_QUOTED = 4_000

/** Null when the quote is never closed, or closed in the middle of a cell. */
function quoted(source: string, at: number, delimiter: string): { cell: string; end: number } | null {
  let from = at + 1
  for (;;) {
    const close = source.indexOf('"', from)
    if (close < 0 || close - at > MOST_QUOTED) return null
    if (source[close + 1] === '"') {
      from = close + 2
      continue
    }
    const after = source[close + 1]
    if (after !== undefined && after !== delimiter && after !== '\n') return null
    return { cell: source.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 }
  }
}
