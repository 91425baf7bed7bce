import { iconBytes, pngSize, whyNotSvg } from '@/lib/publisher-admin/icon'

/** Of a PNG, in pixels: what a few bytes stand for may fill a browser's memory. Existing publishers send other sizes than an upload may have. */
const WIDEST = 2048

/** Why an icon `<mime>,<base64>` of the right form is none after all; null: it is one. A drawing is held to the same as one that is uploaded. */
export function iconTrouble(icon: string): string | null {
  const read = iconBytes(icon)
  if (read?.type === 'image/png') {
    const size = pngSize(read.bytes)
    if (!size) return 'the icon is no PNG'
    return Math.max(size.width, size.height) <= WIDEST ? null : `the icon is larger than ${WIDEST} pixels`
  }
  return read && whyNotSvg(read.bytes) === null ? null : 'the icon is no SVG that only draws: it may hold no scripts, events, entities, use, symbol or foreign content'
}
