import { verify } from 'node:crypto'
import { SignedXml } from 'xml-crypto'
import { DIGESTS, ENVELOPED, EXCLUSIVE_C14N, isSignatureAlgorithm, NS, SIGNATURES } from './names'
import { childOf, parseXml, SamlError } from './xml'

/**
 * The document that a signature inside it really covers, read from the signed bytes and from nothing else: so what a
 * wrapper put around or beside them is never seen. Only a signature that is the root's own child and covers the root counts.
 * @param certificate PEM, the registered one; a certificate inside the message is not looked at
 * @throws SamlError unsigned, unsupported, bad-signature, malformed
 */
export function signedRoot(text: string, certificate: string): Element {
  const root = parseXml(text).documentElement
  const signature = childOf(root, NS.signature, 'Signature')
  if (!signature) throw new SamlError('unsigned')
  const signed = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null })
  let covered: string[]
  try {
    signed.loadSignature(signature as unknown as Node)
    if (!isSignatureAlgorithm(signed.signatureAlgorithm)) throw new SamlError('unsupported')
    if (signed.getReferences().some((reference) => !DIGESTS.includes(reference.digestAlgorithm) || reference.transforms.some((name) => name !== ENVELOPED && name !== EXCLUSIVE_C14N))) throw new SamlError('unsupported')
    if (!signed.checkSignature(text)) throw new SamlError('bad-signature')
    covered = signed.getSignedReferences()
  } catch (error) {
    throw error instanceof SamlError ? error : new SamlError('bad-signature')
  }
  const inside = covered.length === 1 ? parseXml(covered[0]!).documentElement : null
  const sameRoot = inside?.localName === root.localName && inside.namespaceURI === root.namespaceURI && inside.getAttribute('ID') === root.getAttribute('ID')
  if (!inside || !sameRoot) throw new SamlError('bad-signature')
  return inside
}

/** What the redirect binding is about (SAML bindings 3.4.4.1). */
const PARAMETERS = ['SAMLRequest', 'RelayState', 'SigAlg', 'Signature']

/**
 * Refuses a query in which a parameter stands twice, or one of the binding's under a name in disguise, such as `%53AMLRequest`: what
 * is read could then be another than what was signed.
 * @param query without the question mark
 * @throws SamlError malformed
 */
export function checkQueryNames(query: string): void {
  const seen = new Set<string>()
  for (const part of query.split('&')) {
    const raw = part.split('=', 1)[0]!
    const [name] = new URLSearchParams(raw).keys()
    if (name === undefined) continue
    if (seen.has(name) || (name !== raw && PARAMETERS.includes(name))) throw new SamlError('malformed')
    seen.add(name)
  }
}

/**
 * Checks the signature of the redirect binding, over the query exactly as it was sent (SAML bindings 3.4.4.1).
 * @param query without the question mark
 * @throws SamlError unsigned, unsupported, bad-signature, malformed (a parameter twice, or in disguise)
 */
export function checkQuerySignature(query: string, certificate: string): void {
  checkQueryNames(query)
  const raw = new Map(query.split('&').map((part) => [part.split('=', 1)[0]!, part]))
  const fields = new URLSearchParams(query)
  const algorithm = fields.get('SigAlg')
  const signature = fields.get('Signature')
  if (!signature) throw new SamlError('unsigned')
  if (!isSignatureAlgorithm(algorithm)) throw new SamlError('unsupported')
  const octets = ['SAMLRequest', 'RelayState', 'SigAlg'].flatMap((name) => raw.get(name) ?? []).join('&')
  if (!verify(SIGNATURES[algorithm], Buffer.from(octets), certificate, Buffer.from(signature, 'base64'))) throw new SamlError('bad-signature')
}
