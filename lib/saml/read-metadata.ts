import { X509Certificate } from 'node:crypto'
import { safeAddress } from '@/lib/core/safe-address'
import { isStorable } from '@/lib/core/storable'
import { BINDINGS, NS } from './names'
import { isEntityId, MOST } from './rules'
import type { ServiceProvider } from './read-request'
import { childOf, childrenOf, isOn, parseXml, SamlError, textOf } from './xml'

/**
 * What a service provider's metadata registers: its name, the addresses of answers by POST (the default first) and the
 * certificate it signs with, PEM. It holds one provider; whose it is, the helpdesk judges: its own signature is not read.
 * @throws SamlError malformed, unsupported (no address by POST, or one that is not https)
 */
export function readMetadata(text: string): ServiceProvider {
  const root = parseXml(text).documentElement as Element
  const entityId = root.getAttribute('entityID')
  const role = root.namespaceURI === NS.metadata && root.localName === 'EntityDescriptor' ? childOf(root, NS.metadata, 'SPSSODescriptor') : null
  if (!entityId || !isEntityId(entityId) || !role) throw new SamlError('malformed')
  const services = childrenOf(role, NS.metadata, 'AssertionConsumerService').filter((one) => one.getAttribute('Binding') === BINDINGS.post)
  const first = services.filter((one) => isOn(one, 'isDefault'))
  const acsUrls = [...first, ...services.filter((one) => !first.includes(one))].map((one) => one.getAttribute('Location') ?? '')
  if (acsUrls.length === 0 || acsUrls.length > MOST || acsUrls.some((url) => safeAddress(url) === null || /\s/.test(url) || !isStorable(url))) throw new SamlError('unsupported')
  const certificates = childrenOf(role, NS.metadata, 'KeyDescriptor').filter((one) => one.getAttribute('use') !== 'encryption').map(certificateIn)
  if (certificates.length > MOST) throw new SamlError('unsupported')
  return { entityId, acsUrls, certificates, signs: certificates.length > 0 && isOn(role, 'AuthnRequestsSigned') }
}

/** The text of a metadata file: UTF-8, or UTF-16 as its first two bytes say (XML 1.0, 4.3.3). */
export function metadataText(bytes: Buffer): string {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

/** As readMetadata; what is no such metadata is refused as `refusal` says. */
export function readMetadataOr(text: string, refusal: () => Error): ServiceProvider {
  try {
    return readMetadata(text)
  } catch (error) {
    throw error instanceof SamlError ? refusal() : error
  }
}

function certificateIn(key: Element): string {
  const info = childOf(key, NS.signature, 'KeyInfo')
  const data = info && childrenOf(info, NS.signature, 'X509Data')[0]
  const certificate = data && childrenOf(data, NS.signature, 'X509Certificate')[0]
  if (!certificate) throw new SamlError('malformed')
  try {
    return new X509Certificate(Buffer.from(textOf(certificate), 'base64')).toString()
  } catch {
    throw new SamlError('malformed')
  }
}
