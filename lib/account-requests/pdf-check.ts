import { inflateSync } from 'node:zlib'

/** The largest PDF that is taken, in bytes: a scan of one page is well below. */
export const PDF_MOST_BYTES = 5 * 1024 * 1024

export type PdfProblem = 'pdf-empty' | 'pdf-too-large' | 'pdf-none' | 'pdf-broken' | 'pdf-locked' | 'pdf-active'

/** Names in a PDF that make it do something, or carry another file. */
const ACTIVE = new Set(['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'SubmitForm', 'ImportData', 'GoToE', 'GoToR', 'XFA', 'Movie', 'Rendition'])
/** Object streams are unpacked up to here, all together. */
const MOST_UNPACKED = 32 * 1024 * 1024

/**
 * Whether a file is a PDF as a scanner or a word processor makes one, and no more than that (ACC-1): it begins and ends as
 * one, its table of contents is where it says, and nothing in it runs, opens or carries another file. A program that is
 * called .pdf is none. What cannot be looked into (encryption, an unusual packing of objects) is refused too.
 * Null when it is good.
 */
export function whyNotPdf(file: Uint8Array): PdfProblem | null {
  if (file.length === 0) return 'pdf-empty'
  if (file.length > PDF_MOST_BYTES) return 'pdf-too-large'
  // Byte for byte: offsets in a PDF count bytes.
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('latin1')
  if (!/^%PDF-[12]\.\d[\r\n ]/.test(text)) return 'pdf-none'
  if (!endsAsPdf(text)) return 'pdf-broken'
  const hidden = unpackObjects(text)
  if (hidden === null) return 'pdf-active'
  const names = new Set([text, ...hidden].flatMap(namesIn))
  if (names.has('Encrypt')) return 'pdf-locked'
  if ([...names].some((name) => ACTIVE.has(name))) return 'pdf-active'
  return names.has('Page') ? null : 'pdf-broken'
}

/** The last words are `startxref`, a place with a table of contents, and the end; after it nothing that a reader of another kind would begin at. */
function endsAsPdf(text: string): boolean {
  const tail = /startxref\s+(\d{1,8})\s+%%EOF[\s\0]*$/.exec(text.slice(-4096))
  if (!tail) return false
  const at = Number(tail[1])
  return at < text.length && /^\s*(xref\b|\d+\s+\d+\s+obj\b)/.test(text.slice(at, at + 64))
}

/** Names as a reader understands them: `/J#61vaScript` is `JavaScript`. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/\/([^\s\0/<>[\](){}%]{1,80})/g)].map((match) => match[1]!.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))))
}

/** What is in the object streams, where a PDF may keep its objects packed; null when one cannot be unpacked. */
function unpackObjects(text: string): string[] | null {
  const found: string[] = []
  let left = MOST_UNPACKED
  for (const { index } of text.matchAll(/(?<!end)stream\r?\n/g)) {
    const dictionary = namesIn(text.slice(Math.max(text.lastIndexOf(' obj', index), index - 4096), index))
    if (!dictionary.includes('ObjStm') && !(dictionary.includes('First') && dictionary.includes('N'))) continue
    const start = text.indexOf('\n', index) + 1
    const body = text.slice(start, endOf(text, start))
    const filters = dictionary.filter((name) => name.endsWith('Decode'))
    if (filters.length === 0) found.push(body)
    else if (filters.length > 1 || filters[0] !== 'FlateDecode' || left <= 0) return null
    else {
      try {
        const unpacked = inflateSync(Buffer.from(body, 'latin1'), { maxOutputLength: left })
        left -= unpacked.length
        found.push(unpacked.toString('latin1'))
      } catch {
        return null
      }
    }
  }
  return found
}

function endOf(text: string, start: number): number {
  const end = text.indexOf('endstream', start)
  return end < 0 ? text.length : end
}
