/** The encodings that we read. XML 1.0 (appendix F) tells how a reader finds out which. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15'

export type EncodingProblem =
  | { kind: 'unsupported'; declared: string }
  | { kind: 'contradiction'; declared: string; actual: string }

/** The first bytes decide; `bom` is how many of them are the byte order mark. */
export type EncodingChoice = { encoding: Encoding; bom: number; problem?: EncodingProblem }

/** As many bytes as an XML declaration may reasonably take. */
export const HEAD_BYTES = 1024

// iso-8859-1 is read as windows-1252, as every browser does: the difference is only control characters.
const DECLARABLE: Record<string, Encoding | 'utf-16'> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  ascii: 'utf-8',
  'us-ascii': 'utf-8',
  'utf-16': 'utf-16',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
}

/** The encoding as people call it. */
export const ENCODING_NAMES: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'windows-1252',
  'iso-8859-15': 'ISO-8859-15',
}

/** Chooses by byte order mark, else by the shape of the first bytes, else by the XML declaration. */
export function chooseEncoding(head: Uint8Array): EncodingChoice {
  const [a = -1, b = -1, c = -1, d = -1] = head
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    return { encoding: 'utf-8', bom: 0, problem: { kind: 'unsupported', declared: 'UTF-32' } }
  }
  if (a === 0xef && b === 0xbb && c === 0xbf) return compare('utf-8', 3, head)
  if (a === 0xff && b === 0xfe) return compare('utf-16le', 2, head)
  if (a === 0xfe && b === 0xff) return compare('utf-16be', 2, head)
  if (a === 0x3c && b === 0) return compare('utf-16le', 0, head)
  if (a === 0 && b === 0x3c) return compare('utf-16be', 0, head)
  const declared = declaredEncoding(latin(head))
  if (declared === undefined) return { encoding: 'utf-8', bom: 0 }
  const encoding = DECLARABLE[declared.toLowerCase()]
  if (encoding === undefined) return { encoding: 'utf-8', bom: 0, problem: { kind: 'unsupported', declared } }
  if (encoding.startsWith('utf-16')) {
    const problem: EncodingProblem = { kind: 'contradiction', declared, actual: 'een codering van één byte per teken' }
    return { encoding: 'utf-8', bom: 0, problem }
  }
  return { encoding: encoding as Encoding, bom: 0 }
}

function compare(encoding: Encoding, bom: number, head: Uint8Array): EncodingChoice {
  const text = encoding === 'utf-8' ? latin(head.subarray(bom)) : latin(everySecond(head, bom, encoding))
  const declared = declaredEncoding(text)
  if (declared === undefined) return { encoding, bom }
  const meant = DECLARABLE[declared.toLowerCase()]
  if (meant === encoding || (meant === 'utf-16' && encoding !== 'utf-8')) return { encoding, bom }
  return { encoding, bom, problem: { kind: 'contradiction', declared, actual: ENCODING_NAMES[encoding] } }
}

function declaredEncoding(head: string): string | undefined {
  const declaration = /^<\?xml\s[^>]*/.exec(head)?.[0]
  return declaration && /\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,39})["']/.exec(declaration)?.[1]
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, HEAD_BYTES))
}

function everySecond(head: Uint8Array, bom: number, encoding: Encoding): Uint8Array {
  const offset = encoding === 'utf-16be' ? 1 : 0
  return head.subarray(bom).filter((_, index) => index % 2 === offset)
}
