import { DOMParser } from '@xmldom/xmldom'

export type SamlFault =
  | 'malformed' | 'too-large' | 'not-a-request' | 'wrong-destination' | 'stale' | 'unknown-provider' | 'wrong-address'
  | 'unsigned' | 'bad-signature' | 'unsupported' | 'replayed'

/** A SAML message that is not answered; `fault` says why, for the log and the tests: nothing of the message is in it. */
export class SamlError extends Error {
  constructor(readonly fault: SamlFault) {
    super(`SAML message refused: ${fault}`)
  }
}

/**
 * Reads one XML document. Without a document type: entities could blow up or read files, and no SAML message has one.
 * @throws SamlError malformed
 */
export function parseXml(text: string): Document {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new SamlError('malformed')
  const fail = (): never => {
    throw new SamlError('malformed')
  }
  const document = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } }).parseFromString(text, 'text/xml') as Document | undefined
  if (!document?.documentElement) throw new SamlError('malformed')
  return document
}

/** The child elements of this name, and not what lies deeper: a wrapped copy deeper down is never read. */
export function childrenOf(parent: Element, namespace: string, name: string): Element[] {
  return Array.from(parent.childNodes).filter((node): node is Element => node.nodeType === 1 && (node as Element).namespaceURI === namespace && (node as Element).localName === name)
}

/** The one child of this name; null when there is none. @throws SamlError malformed for several */
export function childOf(parent: Element, namespace: string, name: string): Element | null {
  const found = childrenOf(parent, namespace, name)
  if (found.length > 1) throw new SamlError('malformed')
  return found[0] ?? null
}

/** An element's text; comments in it are refused: readers differ in which half they would take. @throws SamlError malformed */
export function textOf(element: Element): string {
  const parts = Array.from(element.childNodes)
  if (parts.some((node) => node.nodeType !== 3)) throw new SamlError('malformed')
  return parts.map((node) => node.nodeValue ?? '').join('').trim()
}

/** An attribute of the type xs:boolean, which XML Schema writes in two ways, with space around it or not. Not there: false. @throws SamlError malformed */
export function isOn(element: Element, name: string): boolean {
  const text = element.getAttribute(name)?.trim() ?? ''
  if (!['', 'true', '1', 'false', '0'].includes(text)) throw new SamlError('malformed')
  return text === 'true' || text === '1'
}
