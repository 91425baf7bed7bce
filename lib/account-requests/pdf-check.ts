import { inflateSync } from 'node:zlib'

/** The largest PDF that is taken, in bytes: a scan of one page is well below. */
export const PDF_MOST_BYTES = 5 * 1024 * 1024

export type PdfProblem = 'pdf-empty' | 'pdf-too-large' | 'pdf-none' | 'pdf-broken' | 'pdf-locked' | 'pdf-active'

/** Names in a PDF that make it do something, or carry another file. */
const ACTIVE = new Set(['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'SubmitForm', 'ImportData', 'GoToE', 'GoToR', 'XFA', 'Movie', 'Rendition'])
/** What a look at the names is for. */
const TELLING = new Set([...ACTIVE, 'Encrypt', 'Page'])
/** Object streams are unpacked up to here, all together; a file of a stranger must not keep the portal busy. */
const MOST_UNPACKED = 8 * 1024 * 1024
const MOST_STREAMS = 5000
const MOST_OBJECT_STREAMS = 300
/** A stream's dictionary is looked for so far before it. */
const DICTIONARY = 2048

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
  const names = new Set<string>()
  for (const part of [text, ...hidden]) for (const name of namesIn(part)) if (TELLING.has(name)) names.add(name)
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

/** Names as a reader understands them, one by one: `/J#61vaScript` is `JavaScript`. */
function* namesIn(text: string): Generator<string> {
  for (const match of text.matchAll(/\/([^\s\0/<>[\](){}%]{1,80})/g)) {
    const name = match[1]!
    yield name.includes('#') ? name.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : name
  }
}

/** What is in the object streams, where a PDF may keep its objects packed; null when one cannot be unpacked, or there are far too many. */
function unpackObjects(text: string): string[] | null {
  const found: string[] = []
  let [left, streams] = [MOST_UNPACKED, 0]
  // Readers are lenient about what ends the word's line; so are we.
  for (const { index, 0: word } of text.matchAll(/(?<!end)stream[ \t]*(?:\r\n|\n|\r)/g)) {
    if ((streams += 1) > MOST_STREAMS) return null
    const before = text.slice(Math.max(0, index - DICTIONARY), index)
    const dictionary = [...namesIn(before.slice(Math.max(0, before.lastIndexOf(' obj'))))]
    if (!dictionary.includes('ObjStm') && !(dictionary.includes('First') && dictionary.includes('N'))) continue
    const start = index + word.length
    const end = text.indexOf('endstream', start)
    if (end < 0 || found.length >= MOST_OBJECT_STREAMS) return null
    const unpacked = unpack(text.slice(start, end), dictionary.filter((name) => name.endsWith('Decode')), left)
    if (unpacked === null) return null
    left -= unpacked.length
    found.push(unpacked)
  }
  return found
}

function unpack(body: string, filters: readonly string[], most: number): string | null {
  if (filters.length === 0) return body
  if (filters.length > 1 || filters[0] !== 'FlateDecode' || most <= 0) return null
  try {
    return inflateSync(Buffer.from(body, 'latin1'), { maxOutputLength: most }).toString('latin1')
  } catch {
    return null
  }
}
