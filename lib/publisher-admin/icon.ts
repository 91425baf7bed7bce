import { SaxesParser } from 'saxes'

/** Of an icon, in bytes. */
export const ICON_BYTES = 64 * 1024
const SMALLEST = 32
const LARGEST = 1024

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const SVG = 'http://www.w3.org/2000/svg'
/** What draws, and nothing that runs, embeds, fetches or repeats: uses of uses are drawn so often that a browser freezes. */
const SVG_ELEMENTS = new Set(['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'defs', 'linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask', 'title', 'desc'])
/** What may not stand within another of them, nor refer to one there: each would double what is drawn. */
const CUTS = new Set(['clipPath', 'mask'])
/** What stands in masks and clips is drawn again wherever they are used: so many uses, and so many drawings in all. */
const MOST_USES = 32
/** A line of a thousand million dashes is drawn dash by dash. */
const DASHES = new Set(['stroke-dasharray', 'stroke-dashoffset', 'pathLength'])
const MOST_DRAWN = 2_000

export type IconProblem = 'icon-too-large' | 'icon-type' | 'icon-size' | 'icon-unsafe'

/**
 * Looks at a file that is to be a title's icon: a PNG of 32 to 1024 pixels, as wide as high, or an SVG that only draws. Answers
 * it as it is kept, `<mime>,<base64>` (domain facts 1.4), or what is the matter. What it says it is does not count.
 */
export function readIcon(bytes: Buffer): { icon: string } | { problem: IconProblem } {
  if (bytes.length > ICON_BYTES) return { problem: 'icon-too-large' }
  if (bytes.subarray(0, 8).equals(PNG)) {
    const size = pngSize(bytes)
    if (!size) return { problem: 'icon-type' }
    const { width, height } = size
    return width === height && width >= SMALLEST && width <= LARGEST ? { icon: `image/png,${bytes.toString('base64')}` } : { problem: 'icon-size' }
  }
  const problem = whyNotSvg(bytes)
  return problem ? { problem } : { icon: `image/svg+xml,${bytes.toString('base64')}` }
}

/** How wide and high a PNG says that it is, in pixels; null: it is none. */
export function pngSize(bytes: Buffer): { width: number; height: number } | null {
  if (!bytes.subarray(0, 8).equals(PNG) || bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** Reads what is kept back; null for what is none. */
export function iconBytes(icon: string): { type: string; bytes: Buffer } | null {
  const [, type, data] = /^(image\/png|image\/svg\+xml),([A-Za-z0-9+/=]+)$/.exec(icon) ?? []
  return type && data ? { type, bytes: Buffer.from(data, 'base64') } : null
}

/** What keeps a drawing from being one that only draws; null: nothing. */
export function whyNotSvg(bytes: Buffer): IconProblem | null {
  const text = bytes.toString('utf8')
  if (!/<svg[\s>]/.test(text)) return 'icon-type'
  let problem: IconProblem | null = null
  let depth = 0
  let cutting = 0
  let uses = 0
  let within = 0
  const parser = new SaxesParser()
  const unsafe = () => void (problem ??= 'icon-unsafe')
  // A document type can define entities: drawings need none.
  parser.on('doctype', unsafe)
  parser.on('processinginstruction', unsafe)
  parser.on('error', () => void (problem ??= 'icon-type'))
  parser.on('opentag', ({ name, attributes }) => {
    // In another namespace, or in none, nothing is drawn.
    if ((depth === 0 && (name !== 'svg' || attributes.xmlns === undefined)) || (attributes.xmlns ?? SVG) !== SVG) problem ??= 'icon-type'
    depth += 1
    if (!SVG_ELEMENTS.has(name) || (CUTS.has(name) && (cutting += 1) > 1)) unsafe()
    if (cutting > 0) within += 1
    for (const [key, value] of Object.entries(attributes)) {
      if (key === 'mask' || key === 'clip-path') uses += 1
      if (DASHES.has(key)) unsafe()
      if (/^on/i.test(key) || key === 'style') unsafe()
      // CSS reads `u\72l(` as `url(`; no drawing needs a backslash.
      if (value.includes('\\')) unsafe()
      if (cutting > 0 && (key === 'mask' || key === 'clip-path')) unsafe()
      if (/href$/i.test(key) && !value.startsWith('#')) unsafe()
      if (/url\(/i.test(value) && !/^\s*url\(#[\w-]+\)\s*$/.test(value)) unsafe()
    }
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    if (CUTS.has(name)) cutting -= 1
  })
  parser.write(text).close()
  if (uses > MOST_USES || uses * within > MOST_DRAWN) unsafe()
  return problem
}
