import { DOMImplementation, XMLSerializer } from '@xmldom/xmldom'
import { BINDINGS, NAME_ID_FORMATS, NS } from './names'

/**
 * The identity provider's metadata (SAML metadata 2.4.3). All certificates are in it: the one that signs and those that
 * will, so that a publisher which refreshes it never meets a signature it cannot check.
 * @param certificates PEM
 */
export function idpMetadata(idp: string, signInUrl: string, certificates: readonly string[]): string {
  const document = new DOMImplementation().createDocument(NS.metadata, 'md:EntityDescriptor', null)
  const add = (parent: Element, name: string, attributes: Record<string, string> = {}, text?: string): Element => {
    const element = document.createElementNS(name.startsWith('ds:') ? NS.signature : NS.metadata, name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    if (text !== undefined) element.appendChild(document.createTextNode(text))
    parent.appendChild(element)
    return element
  }
  document.documentElement.setAttribute('entityID', idp)
  const role = add(document.documentElement, 'md:IDPSSODescriptor', { protocolSupportEnumeration: NS.protocol, WantAuthnRequestsSigned: 'false' })
  for (const certificate of certificates) {
    const data = add(add(add(role, 'md:KeyDescriptor', { use: 'signing' }), 'ds:KeyInfo'), 'ds:X509Data')
    add(data, 'ds:X509Certificate', {}, certificate.replace(/-----[^-]+-----|\s/g, ''))
  }
  // A publisher is answered in the one of these that it was registered with.
  for (const format of NAME_ID_FORMATS) add(role, 'md:NameIDFormat', {}, format)
  for (const binding of [BINDINGS.redirect, BINDINGS.post]) add(role, 'md:SingleSignOnService', { Binding: binding, Location: signInUrl })
  return new XMLSerializer().serializeToString(document)
}
