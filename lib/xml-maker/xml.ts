/** An element of a file: its name, attributes in order, and what is in it. Undefined children are left out. */
export type XmlNode = { name: string; attributes?: Record<string, string | undefined>; children?: readonly (XmlNode | undefined)[]; text?: string }

/** An element with a text, or undefined when there is none: it then does not stand in the file. */
export function textNode(name: string, text: string | undefined): XmlNode | undefined {
  return text ? { name, text } : undefined
}

/** An element around others, or undefined when there are none. */
export function listNode(name: string, children: readonly XmlNode[]): XmlNode | undefined {
  return children.length > 0 ? { name, children } : undefined
}

/** A whole UTF-8 file. Whatever a text holds, it is text and never markup. */
export function writeXml(root: XmlNode): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>']
  write(root, '', lines)
  return `${lines.join('\n')}\n`
}

function write({ name, attributes = {}, children = [], text }: XmlNode, indent: string, lines: string[]): void {
  const start = Object.entries(attributes).reduce((tag, [key, value]) => (value === undefined ? tag : `${tag} ${key}="${escaped(value)}"`), `${indent}<${name}`)
  const inside = children.filter((child) => child !== undefined)
  if (text !== undefined) lines.push(`${start}>${escaped(text)}</${name}>`)
  else if (inside.length === 0) lines.push(`${start}/>`)
  else {
    lines.push(`${start}>`)
    for (const child of inside) write(child, `${indent}  `, lines)
    lines.push(`${indent}</${name}>`)
  }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' }
/** What XML 1.0 has no place for, not even escaped. The checks tell of it; here it only must not break the file. */
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

function escaped(text: string): string {
  return text.replace(IMPOSSIBLE, '').replace(/[&<>"\t\n\r]/g, (sign) => ENTITIES[sign]!)
}
