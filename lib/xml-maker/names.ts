const PREFIX = /^(van|von|de|den|der|het|ter|ten|te|in|op|aan|el|al|la|le|du|des|di|da|do|dos|bij|uit|onder|over|zu|zum|’t|'t|’s|'s|d’|d')$/i

/** A whole name in its parts: `Bo van den Berg`, or `Berg, Bo van den` as lists have it. */
export function splitName(text: string): { firstName: string; prefix: string; lastName: string } {
  const whole = text.replace(/\s+/g, ' ').trim()
  const comma = whole.indexOf(',')
  if (comma > 0) {
    const words = whole.slice(comma + 1).trim().split(' ').filter(Boolean)
    let end = words.length
    while (end > 1 && PREFIX.test(words[end - 1]!)) end -= 1
    return { firstName: words.slice(0, end).join(' '), prefix: words.slice(end).join(' ').toLocaleLowerCase('nl'), lastName: whole.slice(0, comma).trim() }
  }
  const words = whole.split(' ')
  const at = words.findIndex((word, place) => place > 0 && place < words.length - 1 && PREFIX.test(word))
  if (at < 0) return { firstName: words[0] ?? '', prefix: '', lastName: words.slice(1).join(' ') }
  let end = at
  while (end < words.length - 1 && PREFIX.test(words[end]!)) end += 1
  return { firstName: words.slice(0, at).join(' '), prefix: words.slice(at, end).join(' '), lastName: words.slice(end).join(' ') }
}
