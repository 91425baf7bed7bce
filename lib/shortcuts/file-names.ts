/** Names that Windows keeps for devices, with whatever ending. */
const DEVICES = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\.|\s|$)/i
/** Not in file names on Windows. */
const RESERVED = /[<>:"/\\|?*]+/g
/** Leaves room for folder, number and ending: Windows counts a path of 260, others a name of 255 bytes. */
const LONGEST_UNITS = 80
const LONGEST_BYTES = 180
const OTHERWISE = 'Snelkoppeling'

/** Text as labels and names may have it: whole characters, no controls and nothing invisible, single spaces. */
export function plainLabel(text: string): string {
  const clean = text.normalize('NFC').replace(/[\p{Z}\s\p{C}]+/gu, (run) => (/[\p{Z}\s]/u.test(run) ? ' ' : '')).trim()
  return clean || OTHERWISE
}

/** A file's name without its ending that Windows, macOS and Chromebooks all take, for any title (MAT-2). */
export function safeName(text: string): string {
  const tidy = trimmed(plainLabel(text).replace(RESERVED, '-'))
  const named = DEVICES.test(tidy) ? `_${tidy}` : tidy
  return trimmed(shortened(named)) || OTHERWISE
}

/** No dot in front (hidden on a Mac), no dot or space behind (Windows drops them). */
function trimmed(name: string): string {
  return name.replace(/^[.\s]+|[.\s]+$/gu, '')
}

function shortened(name: string): string {
  let short = ''
  // Whole graphemes only: half a letter is none.
  for (const { segment } of new Intl.Segmenter('nl').segment(name)) {
    const longer = short + segment
    if (longer.length > LONGEST_UNITS || Buffer.byteLength(longer) > LONGEST_BYTES) return short
    short = longer
  }
  return short
}

/** Safe names for a folder, in the same order; what Windows and macOS would take for the same name gets a number. */
export function distinctNames(texts: readonly string[]): string[] {
  const taken = new Set<string>()
  return texts.map((text) => {
    const name = safeName(text)
    for (let n = 1; ; n += 1) {
      const tried = n === 1 ? name : `${name} (${n})`
      if (taken.has(folded(tried))) continue
      taken.add(folded(tried))
      return tried
    }
  })
}

/** Disks tell neither capitals apart, nor ways of writing an accent. */
function folded(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase()
}

/** The header that makes a browser keep an answer as a file: a plain name for old ones, the real one beside it (RFC 6266). */
export function contentDisposition(fileName: string): string {
  const plain = fileName.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const whole = encodeURIComponent(fileName.replace(/\p{Cs}/gu, '_')).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
