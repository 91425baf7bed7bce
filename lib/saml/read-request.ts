import { inflateRawSync } from 'node:zlib'
import { BINDINGS, NAME_ID_FORMATS, NS } from './names'
import { checkQueryNames, checkQuerySignature, signedRoot } from './verify'
import { childOf, isOn, parseXml, SamlError, textOf } from './xml'

/** A publisher as a SAML service provider. `acsUrls` are exact; the first is the one that is used unasked. */
export type ServiceProvider = { entityId: string; acsUrls: string[]; certificates: string[]; signs: boolean }

export type AuthnRequest = { id: string; entityId: string; acsUrl: string; forceAuthn: boolean; passive: boolean }

/** A message as it came: `query` is the raw query of a redirect, which its signature covers. */
export type Incoming = { binding: 'redirect'; query: string } | { binding: 'post'; message: string }

/** A request is a few kilobytes; deflated, one could otherwise unfold to gigabytes. */
export const MAX_BYTES = 64 * 1024
/** How far a request's time may lie from ours, in milliseconds: clocks differ, and it may have waited in a browser. */
export const LEEWAY_MS = 5 * 60_000

/**
 * Reads the request of a service provider and checks all that can be known without a person: form, time, destination,
 * who asks, its signature, and whether the answer's address is registered, letter for letter (SSO-4).
 * A provider that said it signs must sign. Whether the request was seen before, the caller knows.
 * @throws SamlError
 */
export async function readRequest(incoming: Incoming, destination: string, find: (entityId: string) => Promise<ServiceProvider | null>, now: Date): Promise<AuthnRequest> {
  if (incoming.binding === 'redirect') checkQueryNames(incoming.query)
  const text = incoming.binding === 'redirect' ? inflate(new URLSearchParams(incoming.query).get('SAMLRequest')) : decode(incoming.message).toString('utf8')
  const unchecked = parseXml(text).documentElement
  const provider = await find(issuerOf(unchecked))
  if (!provider) throw new SamlError('unknown-provider')
  let root: Element = unchecked
  // A signature that is there must hold, also where none is asked for.
  const signed = provider.signs || (provider.certificates.length > 0 && isSigned(incoming, unchecked))
  if (signed) root = withOneOf(provider.certificates, (certificate) => (incoming.binding === 'redirect' ? (checkQuerySignature(incoming.query, certificate), unchecked) : signedRoot(text, certificate)))
  if (issuerOf(root) !== provider.entityId) throw new SamlError('bad-signature')
  return check(root, provider, destination, now)
}

function check(root: Element, provider: ServiceProvider, destination: string, now: Date): AuthnRequest {
  const id = root.getAttribute('ID') ?? ''
  if (root.getAttribute('Version') !== '2.0' || !/^[A-Za-z_][\w.-]{0,255}$/.test(id)) throw new SamlError('malformed')
  const issued = Date.parse(root.getAttribute('IssueInstant') ?? '')
  if (Number.isNaN(issued)) throw new SamlError('malformed')
  if (Math.abs(now.getTime() - issued) > LEEWAY_MS) throw new SamlError('stale')
  const meant = root.getAttribute('Destination')
  // A signed message must name us: else one that was made for another could be sent on here.
  if (meant ? meant !== destination : provider.signs) throw new SamlError('wrong-destination')
  if (![null, '', BINDINGS.post].includes(root.getAttribute('ProtocolBinding'))) throw new SamlError('unsupported')
  // Nobody is logged in by name: to answer about another than was asked for would be worse than no answer.
  if (childOf(root, NS.assertion, 'Subject')) throw new SamlError('unsupported')
  const format = childOf(root, NS.protocol, 'NameIDPolicy')?.getAttribute('Format')
  if (format && !NAME_ID_FORMATS.includes(format)) throw new SamlError('unsupported')
  return { id, entityId: provider.entityId, acsUrl: acsOf(root, provider), forceAuthn: isOn(root, 'ForceAuthn'), passive: isOn(root, 'IsPassive') }
}

function isSigned(incoming: Incoming, root: Element): boolean {
  return incoming.binding === 'redirect' ? new URLSearchParams(incoming.query).has('Signature') : childOf(root, NS.signature, 'Signature') !== null
}

/** While certificates change over, either may have signed. @throws SamlError of the last one tried */
function withOneOf(certificates: readonly string[], check: (certificate: string) => Element): Element {
  let fault = new SamlError('unsigned')
  for (const certificate of certificates)
    try {
      return check(certificate)
    } catch (error) {
      if (!(error instanceof SamlError)) throw error
      fault = error
    }
  throw fault
}

function acsOf(root: Element, provider: ServiceProvider): string {
  // Numbers stand in the metadata only, and addresses may have been typed: guessing could answer at another of the addresses.
  if (root.hasAttribute('AssertionConsumerServiceIndex')) throw new SamlError('unsupported')
  const asked = root.getAttribute('AssertionConsumerServiceURL') || provider.acsUrls[0]
  if (!asked || !provider.acsUrls.includes(asked)) throw new SamlError('wrong-address')
  return asked
}

function issuerOf(root: Element): string {
  if (root.namespaceURI !== NS.protocol || root.localName !== 'AuthnRequest') throw new SamlError('not-a-request')
  const issuer = childOf(root, NS.assertion, 'Issuer')
  if (!issuer) throw new SamlError('malformed')
  return textOf(issuer)
}

function decode(message: string | null): Buffer {
  const packed = message?.replace(/\s/g, '') ?? ''
  if (packed.length > MAX_BYTES * 2) throw new SamlError('too-large')
  if (!packed || !/^[A-Za-z0-9+/]+=*$/.test(packed)) throw new SamlError('malformed')
  const bytes = Buffer.from(packed, 'base64')
  if (bytes.length > MAX_BYTES) throw new SamlError('too-large')
  return bytes
}

function inflate(message: string | null): string {
  const bytes = decode(message)
  try {
    return inflateRawSync(bytes, { maxOutputLength: MAX_BYTES }).toString('utf8')
  } catch (error) {
    throw new SamlError((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'malformed')
  }
}
