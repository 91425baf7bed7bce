import type { Encoding } from './encoding'

/** What a piece of bytes says. `invalid` means that the text ends before bytes that the encoding does not know. */
export type Decoded = { text: string; invalid: boolean }

/** Turns bytes into text piece by piece; characters that a piece cuts in two wait for the next. */
export type Decoder = {
  decode: (bytes: Uint8Array) => Decoded
  /** True when the bytes so far end in the middle of a character. */
  pending: () => boolean
  /**
   * True when a file that calls itself windows-1252 holds letters beyond ASCII which all are proper UTF-8. Chance does
   * not write 'Ã«' for every 'ë': such a file is UTF-8 with a wrong declaration, and would give everyone a broken name.
   */
  isMislabelledUtf8: () => boolean
}

const NOTHING = new Uint8Array(0)

/** A strict decoder. The same bytes give the same text and the same verdict, however they are cut into pieces. */
export function createDecoder(encoding: Encoding): Decoder {
  const strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const singleByte = encoding === 'windows-1252' || encoding === 'iso-8859-15'
  const asUtf8 = singleByte ? createDecoder('utf-8') : undefined
  let carry: Uint8Array = NOTHING
  let beyondAscii = false
  let properUtf8 = true

  function watchUtf8(bytes: Uint8Array): void {
    beyondAscii ||= bytes.some((byte) => byte > 0x7f)
    if (properUtf8 && asUtf8?.decode(bytes).invalid) properUtf8 = false
  }

  return {
    decode(bytes) {
      if (singleByte) watchUtf8(bytes)
      const whole = carry.length === 0 ? bytes : concat(carry, bytes)
      const end = whole.length - (singleByte ? 0 : cutOff(whole, encoding))
      carry = whole.slice(end)
      const complete = whole.subarray(0, end)
      try {
        return { text: strict.decode(complete), invalid: false }
      } catch {
        return { text: validStart(complete, encoding), invalid: true }
      }
    },
    pending: () => carry.length > 0,
    isMislabelledUtf8: () => beyondAscii && properUtf8 && asUtf8?.pending() === false,
  }
}

/** How many bytes at the end begin a character that is not complete yet. */
function cutOff(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding !== 'utf-8') {
    const odd = bytes.length % 2
    const high = bytes[bytes.length - odd - (encoding === 'utf-16be' ? 2 : 1)]
    return high !== undefined && high >= 0xd8 && high <= 0xdb ? odd + 2 : odd
  }
  for (let back = 1; back <= 3; back++) {
    const byte = bytes[bytes.length - back]
    if (byte === undefined || byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

/** The text before the first invalid byte: a binary search, since a start of valid bytes is valid. */
function validStart(bytes: Uint8Array, encoding: Encoding): string {
  let good = 0
  let bad = bytes.length
  let text = ''
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    try {
      text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, middle), { stream: true })
      good = middle
    } catch {
      bad = middle
    }
  }
  return text
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length)
  whole.set(first)
  whole.set(second, first.length)
  return whole
}
