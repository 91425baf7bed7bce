/** A piece of HTML that is safe as it stands. */
export class Html {
  constructor(readonly text: string) {}
}

export type Content = Html | string | number | false | null | undefined | Content[]

/** Writes HTML; everything put in is escaped, unless it is HTML itself. Attribute values must stand in double quotes. */
export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
  return new Html(strings.reduce((text, part, index) => text + render(values[index - 1]) + part))
}

/** The same for an address in an attribute: anything but http(s) and own paths becomes `#`. */
export function link(address: string): string {
  return /^(https?:\/\/|\/(?!\/))/i.test(address) ? address : '#'
}

function render(value: Content): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map(render).join('')
  return escape(String(value))
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}
