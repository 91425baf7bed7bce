const BOM = '\ufeff'

/** Rows as CSV that a Dutch spreadsheet opens by a click: UTF-8 with a mark, semicolons, CRLF. No text becomes a formula. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return BOM + csvLines(rows)
}

/** The same without the mark: for what follows the first part of a file. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(';')}\r\n`).join('')
}

/** What a spreadsheet would take for a formula, also behind blanks, gets an apostrophe in front. */
export function csvCell(text: string): string {
  const safe = /^\s*[=+\-@|%]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
