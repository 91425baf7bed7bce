import 'reflect-metadata' // before @peculiar/x509, which injects by decorators
import * as x509 from '@peculiar/x509'
import { generateKeyPairSync, webcrypto, X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/access/actor'
import { runBeside, type BesideContext } from '@/lib/access/run-command'
import { addCertificate, endCertificate, setConnection } from '@/lib/publisher-desk/change-connection'
import { connectionOf, publisherLines } from '@/lib/publisher-desk/queries'
import { connectionInput, termsInput } from '@/lib/publisher-desk/schema'
import { setTerms } from '@/lib/publisher-desk/set-terms'
import { registerMetadata } from '@/lib/saml/register'
import { testKey } from '@/lib/saml/test-support'
import { ATTRIBUTES } from '@/lib/sso/attributes'
import { giveConsent, makeSchool } from '@/prisma/seed/factories'
import { auditOf, everything, refused } from '../support/command'
import { signedIn } from '../support/people'
import { database, makeWorld, startWithPublishers, users, n } from '../support/publisher-world'

let service: Awaited<ReturnType<typeof startWithPublishers>>
let helpdesk: StaffActor
let cito: string
beforeAll(async () => {
  service = await startWithPublishers()
  helpdesk = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
  cito = (await everything().publisher.findUniqueOrThrow({ where: { slug: 'cito' } })).id
})
afterAll(() => service.close())
const desk = <Data>(run: (context: BesideContext) => Promise<Data>, now?: Date) => runBeside(helpdesk, run, now)
const selfSigned = async () => x509.X509CertificateGenerator.createSelfSigned({ name: 'CN=autoriteit', signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' }, keys: (await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair })
const add = (publisherId: string, fingerprint: string) => desk((context) => addCertificate(context, { publisherId, certificate: { fingerprint, subject: 'CN=nieuw', validUntil: null, chain: [] } }))

describe('PUB-2: certificates follow each other without a gap', () => {
  test('the next one opens at once, the old one until its end; ended it opens nothing, and may come back', async () => {
    const [old, next] = [await service.as('cito'), await service.as('stranger')]
    const get = async (ask: typeof old) => (await ask('GET', '/rest/v2/instellingen')).status
    expect([await get(old), await get(next)]).toEqual([200, 403])
    await add(cito, service.fingerprints.stranger!)
    expect([await get(old), await get(next)]).toEqual([200, 200])
    const before = (await connectionOf(cito, new Date()))!.certificates.find(({ fingerprint }) => fingerprint === service.fingerprints.cito)!
    await desk((context) => endCertificate(context, { publisherId: cito, certificateId: before.id, days: 14 }))
    expect([await get(old), await get(next)]).toEqual([200, 200])
    await desk((context) => endCertificate(context, { publisherId: cito, certificateId: before.id, days: 0 }), new Date(Date.now() - 1000))
    expect([await get(old), await get(next)]).toEqual([403, 200])
    await add(cito, service.fingerprints.cito!)
    expect(await get(old)).toBe(200)
    expect((await publisherLines(new Date())).find(({ slug }) => slug === 'cito')).toMatchObject({ certificates: 2, tokens: false })
    expect((await auditOf(null)).filter(({ subjectId }) => subjectId === cito).map(({ action }) => action)).toEqual(['publisher.certificate-added', 'publisher.certificate-ended', 'publisher.certificate-ended', 'publisher.certificate-added'])
  })
  test('a certificate that TLS would not let through is not taken; where that cannot be seen, it is', async () => {
    const chain = [(await selfSigned()).toString()]
    const certificate = { fingerprint: 'b'.repeat(64), subject: 'CN=vreemd', validUntil: null, chain }
    const own = new X509Certificate((await selfSigned()).toString())
    const give = (trusted: X509Certificate[] | null) => desk((context) => addCertificate(context, { publisherId: cito, certificate }, trusted))
    await expect(give([own])).rejects.toMatchObject({ code: 'certificate-authority', values: { authorities: 'autoriteit' }, fields: { certificate: [expect.stringContaining('autoriteit')] } })
    expect((await connectionOf(cito, new Date()))!.certificates.map(({ subject }) => subject)).not.toContain('CN=vreemd')
    expect(await refused(give(null))).toBeUndefined()
    await everything().publisherCertificate.deleteMany({ where: { fingerprint: certificate.fingerprint } })
  })
  test('another publisher’s certificate, another’s id, a publisher that is none: refused', async () => {
    const malmberg = (await everything().publisher.findUniqueOrThrow({ where: { slug: 'malmberg' } })).id
    expect(await refused(add(malmberg, service.fingerprints.cito!))).toBe('certificate-taken')
    expect(await refused(add(helpdesk.userId, 'a'.repeat(64)))).toBe('not-found')
    const [certificate] = (await connectionOf(cito, new Date()))!.certificates
    expect(await refused(desk((context) => endCertificate(context, { publisherId: malmberg, certificateId: certificate!.id, days: 0 })))).toBe('not-found')
    for (const id of ['x', helpdesk.userId]) expect(await connectionOf(id, new Date())).toBeNull()
  })
  test('PUB-3: what it asks of schools, and what for; how many agreed to less', async () => {
    const { id: publisherId, attributes, purpose } = await everything().publisher.findUniqueOrThrow({ where: { slug: 'blink' } })
    const set = (input: object) => desk((context) => setTerms(context, termsInput.parse({ publisherId, purpose, ...input })))
    await giveConsent((await makeSchool()).id, 'blink')
    try {
      await set({ attributes: ['lastName', ...attributes] })
      expect(await connectionOf(publisherId, new Date())).toMatchObject({ attributes: Object.keys(ATTRIBUTES).filter((each) => [...attributes, 'lastName'].includes(each)), behind: 1 })
      await set({})
      expect(await connectionOf(publisherId, new Date())).toMatchObject({ attributes: [], behind: 0 })
      expect((await auditOf(null)).filter(({ subjectId }) => subjectId === publisherId)).toMatchObject([
        { action: 'publisher.terms-set', details: { more: ['lastName'], less: [], purpose: false } }, { action: 'publisher.terms-set', details: { more: [], purpose: false } },
      ])
      expect(await refused(set({ attributes: ['bsn'] }))).toBe('invalid-input')
      expect(await refused(desk((context) => setTerms(context, { publisherId: helpdesk.userId, purpose, attributes: [] })))).toBe('not-found')
      expect(termsInput.safeParse({ publisherId, purpose: '  ' }).success).toBe(false)
    } finally {
      await everything().publisher.update({ where: { id: publisherId }, data: { attributes } })
    }
  })
  test('first the fingerprint alone, then the certificate itself: its name and its end are known from then on', async () => {
    const [fingerprint, validUntil] = ['ab'.repeat(32), new Date('2030-01-01')]
    const give = (certificate: { subject: string; validUntil: Date | null }) => desk((context) => addCertificate(context, { publisherId: cito, certificate: { fingerprint, chain: [], ...certificate } }))
    const kept = () => everything().publisherCertificate.findUniqueOrThrow({ where: { fingerprint }, select: { subject: true, validUntil: true } })
    await give({ subject: '', validUntil: null })
    await give({ subject: 'CN=later', validUntil })
    expect(await kept()).toEqual({ subject: 'CN=later', validUntil })
    await give({ subject: '', validUntil: null })
    expect(await kept(), 'a fingerprint says nothing of them').toEqual({ subject: 'CN=later', validUntil })
  })
  test('addresses and keys; empty fields take them away', async () => {
    const jwk = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }), kid: 'a' }
    const set = (input: object) => desk((context) => setConnection(context, connectionInput.parse({ publisherId: cito, ...input })))
    await set({ allowedUrls: 'https://cito.example/', notifyUrl: 'https://cito.example/nieuws', apiKeys: JSON.stringify({ keys: [jwk] }) })
    expect(await connectionOf(cito, new Date())).toMatchObject({ allowedUrls: ['https://cito.example/'], notifyUrl: 'https://cito.example/nieuws', apiKeys: { keys: [{ ...jwk, use: 'sig' }] } })
    const tokens = async () => (await everything().oidcPayload.findMany({ where: { model: 'api:ClientCredentials' } })).map(({ id }) => id).sort()
    await everything().oidcPayload.createMany({ data: ['cito', 'zwijsen'].map((clientId) => ({ model: 'api:ClientCredentials', id: `token of ${clientId}`, payload: { clientId }, expiresAt: new Date(Date.now() + 60_000) })) })
    await set({})
    expect(await tokens(), 'what the key that went had made is good no more').toEqual(['token of zwijsen'])
    expect(await connectionOf(cito, new Date())).toMatchObject({ allowedUrls: [], notifyUrl: null, apiKeys: null })
  })
})

test('a list of 100,000 ids is taken, and those that are nobody’s fall away', async () => {
  const world = await makeWorld('cito')
  const ask = await service.as('cito')
  const ids = Array.from({ length: 100_000 }, (_, at) => 900_000_000 + at)
  expect((await ask('PUT', users('cito', 'kleuter-in-beeld'), { gebruikers: [...ids, n(world.bo)] })).status).toBe(200)
  expect((await ask('GET', users('cito', 'kleuter-in-beeld'))).json).toEqual({ gebruikers: [n(world.bo)] })
  const eck = ids.map((id) => ({ instellingId: world.id, eckId: `https://ketenid.nl/onbekend-${id}` }))
  expect((await ask('POST', `${users('cito', 'kleuter-in-beeld')}_eckid/addlist`, { gebruikers: eck.slice(0, 40_000) })).status).toBe(200)
  expect((await ask('POST', `/rest/v2/instellingen/${world.id}/leerlingen`, ids)).json).toMatchObject({ leerlingen: [] })
  expect(await database().licencePerson.count({ where: { schoolId: world.school.id } })).toBe(1)
})

describe('SSO-4: metadata that follows other metadata', () => {
  const NAME = 'https://blink.example/saml'
  const metadata = (certificate: string | null, signed = '') => `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${NAME}"><SPSSODescriptor${signed} protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${certificate === null ? '' : `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${certificate.replace(/-----[A-Z ]+-----|\s/g, '')}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`}<AssertionConsumerService index="1" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://blink.example/acs"/></SPSSODescriptor></EntityDescriptor>`
  test('does not take away that requests must be signed', async () => {
    const { id: publisherId } = await everything().publisher.findUniqueOrThrow({ where: { slug: 'blink' } })
    const { certificate } = await testKey('blink')
    const register = (text: string) => desk((context) => registerMetadata(context, { publisherId, metadata: text }))
    const signs = async () => (await everything().publisher.findUniqueOrThrow({ where: { id: publisherId } })).samlSigns
    await register(metadata(null))
    expect(await signs()).toBe(false)
    await register(metadata(certificate, ' AuthnRequestsSigned="true"'))
    await register(metadata(certificate))
    expect(await signs()).toBe(true)
    await expect(register(metadata(null))).rejects.toMatchObject({ code: 'saml-metadata-unsigned', fields: { metadata: [expect.stringContaining('ondertekend')] } })
    expect(await signs()).toBe(true)
  })
})
