/** The first bytes of every PNG. */
const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
/** What a picture has no need of, and a page that shows it must never run or fetch. */
const ACTIVE = /<\s*(script|foreignobject|iframe|embed|object)\b|<!entity|\bon[a-z]+\s*=|javascript:/i

/** Why an icon `<mime>,<base64>` of the right form is none after all; null: it is one. */
export function iconTrouble(icon: string): string | null {
  const [mime = '', base64 = ''] = icon.split(',', 2)
  const bytes = Buffer.from(base64, 'base64')
  if (mime === 'image/png') return bytes.subarray(0, PNG.length).equals(PNG) ? null : 'the icon is no PNG'
  const text = bytes.toString('utf8')
  if (!/<svg[\s/>]/i.test(text)) return 'the icon is no SVG'
  return ACTIVE.test(text) ? 'the icon may hold no scripts, events, entities or foreign content' : null
}
