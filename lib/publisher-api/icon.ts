import { iconBytes, whyNotSvg } from '@/lib/publisher-admin/icon'

/** The first bytes of every PNG. */
const PNG = Buffer.from('89504e470d0a1a0a', 'hex')

/** Why an icon `<mime>,<base64>` of the right form is none after all; null: it is one. A drawing is held to the same as one that is uploaded. */
export function iconTrouble(icon: string): string | null {
  const read = iconBytes(icon)
  if (read?.type === 'image/png') return read.bytes.subarray(0, PNG.length).equals(PNG) ? null : 'the icon is no PNG'
  return read && whyNotSvg(read.bytes) === null ? null : 'the icon is no SVG that only draws: it may hold no scripts, events, entities, use, symbol or foreign content'
}
