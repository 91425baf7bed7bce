import { deflateRawSync } from 'node:zlib'
import { SAML, ValidateInResponseTo, type SamlConfig } from '@node-saml/node-saml'
import { beforeAll, describe, expect, it } from 'vitest'
import { idpMetadata } from './metadata'
import { metadataText, readMetadata } from './read-metadata'
import { readRequest, type AuthnRequest, type Incoming, type ServiceProvider } from './read-request'
import { attributesFor, makeResponse, type Answer, type SamlKey } from './respond'
import { testKey } from './test-support'

const IDP = 'https://portal.test/saml/metadata'
const SIGN_IN = 'https://portal.test/saml/sso'
const SP = 'https://publisher.test/saml'
const ACS = 'https://publisher.test/saml/acs'

let idpKey: SamlKey
let spKey: SamlKey
let otherKey: SamlKey
beforeAll(async () => {
  ;[idpKey, spKey, otherKey] = await Promise.all([testKey('portal'), testKey('publisher'), testKey('other')])
})

/** Someone else's service provider: node-saml, as a publisher would set it up. */
function publisher(more: Partial<SamlConfig> = {}): SAML {
  return new SAML({ idpCert: idpKey.certificate, issuer: SP, callbackUrl: ACS, entryPoint: SIGN_IN, audience: SP, privateKey: spKey.privateKey, publicCert: spKey.certificate, signatureAlgorithm: 'sha256', digestAlgorithm: 'sha256', wantAuthnResponseSigned: true, wantAssertionsSigned: true, validateInResponseTo: ValidateInResponseTo.ifPresent, identifierFormat: null, idpIssuer: IDP, ...more })
}
const redirected = async (sp: SAML): Promise<Incoming> => ({ binding: 'redirect', query: new URL(await sp.getAuthorizeUrlAsync('lesson', undefined, {})).search.slice(1) })
/** Unsigned, as the publisher wrote it. */
const posted = (text: string): Incoming => ({ binding: 'post', message: Buffer.from(text).toString('base64') })
const packed = (text: string): Incoming => ({ binding: 'redirect', query: new URLSearchParams({ SAMLRequest: deflateRawSync(text).toString('base64') }).toString() })
async function postedBy(sp: SAML): Promise<string> {
  const form = await sp.getAuthorizeFormAsync('lesson')
  return Buffer.from(/name="SAMLRequest"\s+value="([^"]+)"/.exec(form)![1]!, 'base64').toString()
}
const registered = (more: Partial<ServiceProvider> = {}): ServiceProvider => ({ entityId: SP, acsUrls: [ACS], certificates: [spKey.certificate], signs: true, ...more })
const read = (incoming: Incoming, provider: ServiceProvider = registered(), now = new Date()): Promise<AuthnRequest> => readRequest(incoming, SIGN_IN, async (entityId) => (entityId === provider.entityId ? provider : null), now)
const plain = (attributes = '', issuer = SP, inside = ''): string => `<p:AuthnRequest xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a" Version="2.0" IssueInstant="${new Date().toISOString()}" Destination="${SIGN_IN}" ${attributes}><a:Issuer>${issuer}</a:Issuer>${inside}</p:AuthnRequest>`
const refused = async (asked: Promise<unknown>, fault: string): Promise<void> => expect(asked).rejects.toMatchObject({ fault })

describe('requests of a real service provider (SSO-4)', () => {
  it('reads a signed redirect and a signed form', async () => {
    expect(await read(await redirected(publisher()))).toMatchObject({ entityId: SP, acsUrl: ACS })
    expect(await read(posted(await postedBy(publisher({ authnRequestBinding: 'HTTP-POST', skipRequestCompression: true }))))).toMatchObject({ entityId: SP, acsUrl: ACS })
  })

  it('refuses what another signed, what nobody signed and what was changed after signing', async () => {
    await refused(read(await redirected(publisher({ privateKey: otherKey.privateKey }))), 'bad-signature')
    await refused(read(packed(plain())), 'unsigned')
    await refused(read(posted(plain())), 'unsigned')
    const good = await redirected(publisher()) as { query: string }
    await refused(read({ binding: 'redirect', query: good.query.replace('RelayState=lesson', 'RelayState=other') }), 'bad-signature')
    await refused(read({ binding: 'redirect', query: `${good.query}&RelayState=other` }), 'malformed')
    await refused(read(await redirected(publisher({ signatureAlgorithm: 'sha1' }))), 'unsupported')
    // Another request in front, under a name that is the same once it is decoded: what is read must be what was signed.
    const forged = encodeURIComponent(deflateRawSync(plain()).toString('base64'))
    for (const front of [`%53AMLRequest=${forged}`, '%52elayState=other', `?SAMLRequest=${forged}`, `SAMLRequest=${forged}`]) await refused(read({ binding: 'redirect', query: `${front}&${good.query}` }), 'malformed')
    await refused(read({ binding: 'redirect', query: `%53AMLRequest=${forged}` }, registered({ signs: false, certificates: [] })), 'malformed')
    const form = await postedBy(publisher({ authnRequestBinding: 'HTTP-POST', skipRequestCompression: true }))
    await refused(read(posted(form.replace(/IssueInstant="[^"]+"/, `IssueInstant="${new Date(Date.now() + 1000).toISOString()}"`))), 'bad-signature')
  })

  it('refuses a signed request wrapped in another', async () => {
    const form = (await postedBy(publisher({ authnRequestBinding: 'HTTP-POST', skipRequestCompression: true }))).replace(/<\?xml[^>]*\?>/, '')
    const signature = /<Signature[\s\S]*<\/Signature>/.exec(form)![0]
    // The signature stays at its own request, deeper down; or it moves to the root and still names the one deeper down.
    await refused(read(posted(plain('', SP, `<p:Extensions>${form}</p:Extensions>`))), 'unsigned')
    await refused(read(posted(plain('', SP, `${signature}<p:Extensions>${form.replace(signature, '')}</p:Extensions>`))), 'bad-signature')
    // Two elements of one ID.
    const id = /ID="([^"]+)"/.exec(form)![1]!
    await refused(read(posted(plain('', SP, `${signature}<p:Extensions>${form.replace(signature, '')}</p:Extensions>`).replace('ID="_a"', `ID="${id}"`))), 'bad-signature')
  })

  it.each([`${ACS}/`, `${ACS}?x=1`, ACS.replace('https', 'http'), `${ACS.replace('publisher.test', 'PUBLISHER.test')}`, ACS.replace('.test/', '.test.evil.example/'), ACS.replace('//', '//publisher.test@evil.example/'), ` ${ACS}`])('refuses an address that nearly matches: %s', async (address) => {
    await refused(read(packed(plain(`AssertionConsumerServiceURL="${address}"`)), registered({ certificates: [], signs: false })), 'wrong-address')
  })

  it.each([['true', true], ['1', true], [' true ', true], ['false', false], ['0', false], ['', false]])('ForceAuthn="%s": %s', async (text, forceAuthn) => {
    expect(await read(packed(plain(`ForceAuthn="${text}" IsPassive="${text}"`)), registered({ certificates: [], signs: false }))).toMatchObject({ forceAuthn, passive: forceAuthn })
  })

  it('refuses the old, the stranger, the one for another portal, and what is no request', async () => {
    const open = registered({ certificates: [], signs: false })
    await refused(read(packed(plain()), open, new Date(Date.now() + 6 * 60_000)), 'stale')
    await refused(read(packed(plain()), open, new Date(Date.now() - 6 * 60_000)), 'stale')
    await refused(read(packed(plain('', 'https://stranger.test')), open), 'unknown-provider')
    await refused(read(packed(plain('', `${SP}<!-- -->`)), open), 'malformed')
    await refused(read(packed(plain().replace(SIGN_IN, 'https://elsewhere.test/saml/sso')), open), 'wrong-destination')
    await refused(read(packed(plain('ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact"')), open), 'unsupported')
    await refused(read(packed(plain('AssertionConsumerServiceIndex="0"')), open), 'unsupported')
    await refused(read(packed(plain('', SP, '<a:Subject xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion"><a:NameID>bo</a:NameID></a:Subject>')), open), 'unsupported')
    await refused(read(packed(plain('ForceAuthn="yes"')), open), 'malformed')
    await refused(read(packed(plain().replaceAll('AuthnRequest', 'LogoutRequest')), open), 'not-a-request')
    await refused(read(posted(`<!DOCTYPE a [<!ENTITY b "c">]>${plain()}`), open), 'malformed')
    for (const text of ['', 'no xml', '<a>', '<a/><b/>']) await refused(read(posted(text), open), text === '<a/><b/>' ? expect.stringMatching(/malformed|not-a-request/) as unknown as string : 'malformed')
    await refused(read(packed(' '.repeat(10_000_000)), open), 'too-large')
    await refused(read({ binding: 'redirect', query: 'SAMLRequest=%%%' }, open), 'malformed')
  })
})

describe('answers to a real service provider (SSO-4)', () => {
  const answer = (more: Partial<Answer> = {}): Answer => ({ idp: IDP, entityId: SP, acsUrl: ACS, requestId: null, subject: 'pseudonym-1', attributes: attributesFor({ sub: 'pseudonym-1', school_id: 7, role: ['pupil'], given_name: 'Zoë & <b>\u0001' }, { given_name: 'voornaam' }), responseId: '_r1', assertionId: '_a1', now: new Date(), ...more })
  const handIn = (sp: SAML, xml: string) => sp.validatePostResponseAsync({ SAMLResponse: Buffer.from(xml).toString('base64') })

  it('lets the person in under the pseudonym, with attributes in the publisher\'s names', async () => {
    const { profile } = await handIn(publisher(), makeResponse(answer(), idpKey))
    expect(profile).toMatchObject({ nameID: 'pseudonym-1', school_id: '7', role: 'pupil', voornaam: 'Zoë & <b>' })
    expect(profile).not.toHaveProperty('sub')
  })

  it('answers a request of the publisher once, and only that one', async () => {
    const sp = publisher({ validateInResponseTo: ValidateInResponseTo.always })
    const { id } = await read(await redirected(sp))
    const xml = makeResponse(answer({ requestId: id }), idpKey)
    expect((await handIn(sp, xml)).profile?.inResponseTo).toBe(id)
    await expect(handIn(sp, xml)).rejects.toThrow(/InResponseTo/)
    await expect(handIn(sp, makeResponse(answer({ requestId: '_never' }), idpKey))).rejects.toThrow(/InResponseTo/)
  })

  it('is refused when forged, changed, expired or meant for another', async () => {
    const sp = publisher()
    await expect(handIn(sp, makeResponse(answer(), otherKey))).rejects.toThrow(/signature/i)
    await expect(handIn(sp, makeResponse(answer(), idpKey).replaceAll('pseudonym-1', 'pseudonym-2'))).rejects.toThrow(/signature/i)
    await expect(handIn(sp, makeResponse(answer({ now: new Date(Date.now() - 3 * 60_000) }), idpKey))).rejects.toThrow(/expired/i)
    await expect(handIn(sp, makeResponse(answer({ entityId: 'https://other.test' }), idpKey))).rejects.toThrow(/audience/i)
  })

  it('is trusted under the old certificate and the new while both are published', async () => {
    const both = publisher({ idpCert: [idpKey.certificate, otherKey.certificate] })
    for (const key of [idpKey, otherKey]) expect((await handIn(both, makeResponse(answer(), key))).profile?.nameID).toBe('pseudonym-1')
    const formats = [...idpMetadata(IDP, SIGN_IN, [idpKey.certificate]).matchAll(/<md:NameIDFormat>([^<]+)</g)].map((match) => match[1])
    expect(formats, 'what answers can carry').toEqual(['urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'])
    expect(idpMetadata(IDP, SIGN_IN, [idpKey.certificate, otherKey.certificate]).match(/<ds:X509Certificate>[A-Za-z0-9+/=]+</g)).toHaveLength(2)
  })
})

describe('metadata of a real service provider (SSO-4)', () => {
  const metadata = (): string => publisher().generateServiceProviderMetadata(null, spKey.certificate)

  it('registers what the publisher wrote, and its requests are then good', async () => {
    const provider = readMetadata(metadata())
    expect(provider).toMatchObject({ entityId: SP, acsUrls: [ACS] })
    expect(await read(await redirected(publisher()), provider)).toMatchObject({ acsUrl: ACS })
  })

  it.each([['true', true], ['1', true], [' true ', true], ['false', false], ['0', false], ['', false]])('AuthnRequestsSigned="%s": %s', (text, signs) => {
    const own = metadata().replace(/ AuthnRequestsSigned="[^"]*"/, '')
    expect(readMetadata(own.replace('<SPSSODescriptor', `<SPSSODescriptor AuthnRequestsSigned="${text}"`)).signs).toBe(signs)
    const two = own.replace(/<AssertionConsumerService [^>]*>/, (one) => `${one.replace(/isDefault="[^"]*"/, '').replace(ACS, `${ACS}/ander`)}${one.replace(/isDefault="[^"]*"/, `isDefault="${text}"`)}`)
    expect(readMetadata(two).acsUrls[0]).toBe(signs ? ACS : `${ACS}/ander`)
  })

  it.each<[string, (text: string) => Buffer]>([
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with its mark', (text) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16, as Windows saves it', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 the other way round', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('reads a file in %s', (_, bytes) => {
    expect(readMetadata(metadataText(bytes(metadata())))).toMatchObject({ entityId: SP, acsUrls: [ACS] })
  })

  it('refuses addresses without https, certificates that are none, and other documents', () => {
    expect(() => readMetadata(metadata().replace(ACS, ACS.replace('https', 'http')))).toThrow(/unsupported/)
    expect(() => readMetadata(metadata().replace(/(<(?:\w+:)?X509Certificate>)[^<]+/, '$1bm9uZQ=='))).toThrow(/malformed/)
    for (const name of ['', 'met spatie', 'nul\0', 'half\uD800', 'x'.repeat(1025)]) expect(() => readMetadata(metadata().replace(`entityID="${SP}"`, `entityID="${name}"`))).toThrow(/malformed/)
    for (const address of [' https://a.test/', 'https://a.test/\n', 'https://a.test/ x', 'https://a.test/\0', 'https://a.test/\uD800']) expect(() => readMetadata(metadata().replaceAll(`"${ACS}"`, `"${address}"`))).toThrow(/unsupported/)
    const many = (pattern: RegExp, times: number) => metadata().replace(pattern, (one) => one.repeat(times))
    expect(readMetadata(many(/<AssertionConsumerService [^>]*>(<\/AssertionConsumerService>)?/, 20)).acsUrls).toHaveLength(20)
    expect(() => readMetadata(many(/<AssertionConsumerService [^>]*>(<\/AssertionConsumerService>)?/, 21))).toThrow(/unsupported/)
    expect(() => readMetadata(many(/<KeyDescriptor use="signing">[\s\S]*?<\/KeyDescriptor>/, 21))).toThrow(/unsupported/)
    expect(() => readMetadata(idpMetadata(IDP, SIGN_IN, [idpKey.certificate]))).toThrow(/malformed/)
  })
})
