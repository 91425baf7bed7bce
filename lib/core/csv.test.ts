import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { csvCell, csvFile } from './csv'

test('a Dutch spreadsheet opens it: a mark, semicolons, quotes, CRLF', () => expect(csvFile([['a', 'b;c'], ['zeg "hoi"', '']])).toBe('\ufeff"a";"b;c"\r\n"zeg ""hoi""";""\r\n'))

test.each(['=1+1', '+31', '-2', '@SUM(A1)', '|calc', '%0A', '\t=1', '  =HYPERLINK("x")', '\r=1', '\n=1'])('%j is no formula', (text) => expect(csvCell(text)).toMatch(/^"'/))

test('whatever the text, it comes back: as it was, or behind an apostrophe', () => {
  fc.assert(fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }), (rows) => {
    const back = parse(csvFile(rows), { delimiter: ';', bom: true, relax_column_count: true, record_delimiter: '\r\n' }) as string[][]
    expect(back).toHaveLength(rows.length)
    for (const [at, row] of rows.entries()) for (const [nth, text] of row.entries()) expect([text, `'${text}`]).toContain(back[at]![nth])
  }))
})
