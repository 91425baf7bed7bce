import { constants, inflateSync } from 'node:zlib'

/** The largest PDF that is taken, in bytes: a scan of one page is well below. */
export const PDF_MOST_BYTES = 5 * 1024 * 1024

export type PdfProblem = 'pdf-empty' | 'pdf-too-large' | 'pdf-none' | 'pdf-broken' | 'pdf-locked' | 'pdf-active'

/** Names of the format as a reader understands them: `/J#61vaScript` is `JavaScript`. Asked for as they are, never listed: a file of a stranger must not keep the portal busy. */
const named = (names: readonly string[], flags = '') => new RegExp(`/(?:${names.map(spelled).join('|')})(?=[\\s\\0/<>[\\](){}%]|$)`, flags)

/** A name in each of the ways that it can be written. */
function spelled(name: string): string {
  const hex = (letter: string) => letter.charCodeAt(0).toString(16).replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)
  return [...name].map((letter) => `(?:${letter}|#${hex(letter)})`).join('')
}

/** Names in a PDF that make it do something, or carry another file. */
const ACTS = named(['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'FileAttachment', 'AFRelationship', 'RichMedia', 'SubmitForm', 'ImportData', 'GoToE', 'GoToR', 'XFA', 'Movie', 'Rendition'])
const [ENCRYPT, PAGE, FIRST, COUNT, FLATE, FILTER] = [named(['Encrypt']), named(['Page']), named(['First']), named(['N']), named(['FlateDecode']), named(['Filter'])]
const OBJECT_STREAM = named(['ObjStm'], 'g')
/** Ways to pack a stream, or to shuffle it, that are none of an object stream's. */
const OTHERWISE = named(['LZWDecode', 'ASCIIHexDecode', 'ASCII85Decode', 'RunLengthDecode', 'CCITTFaxDecode', 'JBIG2Decode', 'DCTDecode', 'JPXDecode', 'Crypt', 'DecodeParms', 'DP', 'Predictor'])
/** Object streams are unpacked up to here, all together, and so much is looked at packed. */
const MOST_UNPACKED = 8 * 1024 * 1024
const MOST_PACKED = 2 * PDF_MOST_BYTES
const MOST_STREAMS = 2000
const MOST_OBJECT_STREAMS = 300
/** A stream's dictionary is looked for so far before it. */
const DICTIONARY = 2048
/** The key under which a file hangs, with what it leads to: by that one alone, for the names around it may be left out. */
const CARRIES = /\/(?:E|#45)(?:F|#46)[\s\0]{0,20}(?:%|<<|\d{1,9}\s{1,9}\d{1,9}\s{1,9}R)/
/** How packed objects begin: a number and a place for each. */
const OBJECTS = /^[\s\0]*\d+[\s\0]+\d+[\s\0]/
/** Behind such a directory at its end a file is an archive as well; so far from the end at most. */
const [ARCHIVE, ARCHIVE_WITHIN] = ['PK\u0005\u0006', 65_557]

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
  const parts = [text, ...hidden]
  if (parts.some((part) => ENCRYPT.test(part))) return 'pdf-locked'
  if (parts.some((part) => ACTS.test(part) || CARRIES.test(part)) || text.slice(-ARCHIVE_WITHIN).includes(ARCHIVE)) return 'pdf-active'
  return parts.some((part) => PAGE.test(part)) ? null : 'pdf-broken'
}

/** The last words are `startxref`, a place with a table of contents, and the end; after it nothing that a reader of another kind would begin at. */
function endsAsPdf(text: string): boolean {
  const tail = /startxref\s+(\d{1,8})\s+%%EOF[\s\0]*$/.exec(text.slice(-4096))
  if (!tail) return false
  const at = Number(tail[1])
  return at < text.length && /^\s*(xref\b|\d+\s+\d+\s+obj\b)/.test(text.slice(at, at + 64))
}

/**
 * What is in the object streams, where a PDF may keep its objects packed; null when one cannot be unpacked, or there are far
 * too many. What a stream is, its dictionary says; as that may be hidden (far before it, behind what only looks like the
 * beginning of another object), what is packed as objects is looked into as well, and no dictionary of one may be left over.
 */
function unpackObjects(text: string): string[] | null {
  const found: string[] = []
  const unseen = new Set<number>()
  for (const { index } of text.matchAll(OBJECT_STREAM)) if (unseen.add(index).size > MOST_OBJECT_STREAMS) return null
  const told = [...unseen]
  let [left, packed, streams] = [MOST_UNPACKED, MOST_PACKED, 0]
  // Readers are lenient about what ends the word's line; so are we.
  for (const { index, 0: word } of text.matchAll(/(?<!end)stream[ \t]*(?:\r\n|\n|\r)/g)) {
    if ((streams += 1) > MOST_STREAMS) return null
    const from = Math.max(0, index - DICTIONARY)
    const begun = from + Math.max(0, text.slice(from, index).lastIndexOf(' obj'))
    const dictionary = text.slice(begun, index)
    const its = told.filter((at) => at >= begun && at < index)
    const start = index + word.length
    const said = its.length > 0 || (FIRST.test(dictionary) && COUNT.test(dictionary))
    if (!said && !packsObjects(text.slice(start, start + 512))) continue
    const end = text.indexOf('endstream', start)
    if (end < 0 || found.length >= MOST_OBJECT_STREAMS || (packed -= end - start) < 0) return null
    const unpacked = unpack(text.slice(start, end), said ? dictionary : null, left)
    // Packed twice, for example: that we would not see.
    if (unpacked === null || !OBJECTS.test(unpacked)) return null
    left -= unpacked.length
    found.push(unpacked)
    for (const at of its) unseen.delete(at)
  }
  return unseen.size > 0 ? null : found
}

/** True for the beginning of a stream that unpacks to what an object stream begins with. */
function packsObjects(beginning: string): boolean {
  try {
    return OBJECTS.test(inflateSync(Buffer.from(beginning, 'latin1'), { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, 256).toString('latin1'))
  } catch {
    return false
  }
}

/** What is packed, by what its dictionary says right here; null where that says something else, or nothing that we can follow. No dictionary: by itself. */
function unpack(body: string, dictionary: string | null, most: number): string | null {
  if (dictionary !== null && OTHERWISE.test(dictionary)) return null
  if (dictionary !== null && !FLATE.test(dictionary)) return FILTER.test(dictionary) ? null : body
  if (most <= 0) return null
  try {
    return inflateSync(Buffer.from(body, 'latin1'), { maxOutputLength: most }).toString('latin1')
  } catch {
    return null
  }
}
