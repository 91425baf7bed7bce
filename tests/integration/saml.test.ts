import { randomUUID } from 'node:crypto'
import { SAML, ValidateInResponseTo, type SamlConfig } from '@node-saml/node-saml'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSession } from '@/lib/access/session'
import { readMetadata } from '@/lib/saml/read-metadata'
import type { SamlKey } from '@/lib/saml/respond'
import { testKey } from '@/lib/saml/test-support'
import { signedRoot } from '@/lib/saml/verify'
import { addSigningKey, samlCertificates } from '@/lib/sso/signing-keys'
import { makeSchool, makeStaff } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { cookieOf } from '../support/people'
import { startPortal, type Portal, type Visited } from '../support/portal'
import { pupilOfMalmberg, registerAs } from '../support/strange-client'

const SP = 'https://malmberg.example/saml'
const ACS = 'https://malmberg.example/acs'
let portal: Portal
let cookie: string
let key: SamlKey
let other: SamlKey
let certificate: string

const registered = { samlEntityId: SP, samlAcsUrls: [ACS], samlSigns: true, samlOpens: true, samlAttributes: { given_name: 'voornaam' } }
beforeAll(async () => {
  portal = await startPortal()
  ;[key, other] = await Promise.all([testKey('malmberg'), testKey('other')])
  certificate = (await samlCertificates())[0]!
})
beforeEach(async () => {
  await registerAs({ ...registered, samlCertificates: [key.certificate] })
  cookie = await pupilOfMalmberg()
})
afterAll(async () => {
  await registerAs({ samlEntityId: null, samlAcsUrls: [], samlCertificates: [], samlSigns: false, samlOpens: false, samlAttributes: {} })
  await portal.close()
})

/** The publisher's side: node-saml. */
const publisher = (more: Partial<SamlConfig> = {}) => new SAML({ idpCert: certificate, issuer: SP, callbackUrl: ACS, entryPoint: `${portal.origin}/saml/sso`, audience: SP, privateKey: key.privateKey, publicCert: key.certificate, signatureAlgorithm: 'sha256', digestAlgorithm: 'sha256', wantAuthnResponseSigned: true, wantAssertionsSigned: true, validateInResponseTo: ValidateInResponseTo.always, identifierFormat: null, idpIssuer: `${portal.origin}/saml/metadata`, ...more })
const address = async (sp: SAML) => { const url = new URL(await sp.getAuthorizeUrlAsync('les-1', undefined, {})); return url.pathname + url.search }
const field = (page: Visited, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? null
/** On from where a request was kept. */
async function after(answer: Visited, who: string | null = cookie): Promise<Visited> {
  expect([answer.status, answer.location]).toEqual([303, expect.stringMatching(/^\/saml\/sso\/[\w-]{43}$/)])
  return portal.visit(answer.location!, { cookie: who })
}
const handIn = (sp: SAML, page: Visited) => sp.validatePostResponseAsync({ SAMLResponse: field(page, 'SAMLResponse')! })
const post = (fields: Record<string, string>, type = 'application/x-www-form-urlencoded') => portal.visit('/saml/sso', { method: 'POST', headers: { 'content-type': type }, body: new URLSearchParams(fields).toString() })
async function formOf(sp: SAML): Promise<Record<string, string>> {
  const html = await sp.getAuthorizeFormAsync('les-1')
  return { SAMLRequest: /name="SAMLRequest"\s+value="([^"]+)"/.exec(html)![1]!, RelayState: 'les-1' }
}
const refused = (answer: Visited) => expect([answer.status, answer.location]).toEqual([303, expect.stringMatching(/^\/inlogfout\?nummer=[0-9a-f]{8}$/)])

describe('SSO-4: a real service provider, node-saml, against the running portal', () => {
  test('by redirect: the pupil is in under a pseudonym, with the publisher’s names and no more than it was agreed', async () => {
    const sp = publisher()
    const page = await after(await portal.visit(await address(sp)))
    expect(page.text).toContain(`action="${ACS}"`)
    expect(field(page, 'RelayState')).toBe('les-1')
    const { profile } = await handIn(sp, page)
    expect(profile).toMatchObject({ voornaam: 'Bo', nameID: expect.stringMatching(/^[0-9a-f-]{36}$/), nameIDFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' })
    for (const name of ['eck_id', 'school_name', 'given_name', 'sub']) expect(profile).not.toHaveProperty(name)
  })
  test('by a form from another site, which comes without the cookie: kept, and gone on with by a GET', async () => {
    const sp = publisher({ authnRequestBinding: 'HTTP-POST', skipRequestCompression: true })
    expect((await handIn(sp, await after(await post(await formOf(sp))))).profile).toMatchObject({ voornaam: 'Bo' })
  })
  test('the portal begins: the title’s address goes along as RelayState', async () => {
    const title = await everything().product.findFirstOrThrow({ where: { code: 'rekenreis', method: { publisher: { slug: 'malmberg' } } } })
    const start = await portal.visit(`/start/${title.id}`, { cookie })
    expect(start.location).toBe(`/saml/start/${title.id}`)
    const page = await portal.visit(start.location!, { cookie })
    expect(field(page, 'RelayState')).toBe(title.url)
    expect((await handIn(publisher({ validateInResponseTo: ValidateInResponseTo.never }), page)).profile).toMatchObject({ voornaam: 'Bo' })
  })
  test('who is not logged in logs in and comes back to the same request', async () => {
    const sp = publisher()
    const kept = await portal.visit(await address(sp))
    const stopped = await after(kept, null)
    expect(new URL(stopped.location!, portal.origin).searchParams.get('verder')).toBe(kept.location)
    expect((await handIn(sp, await after(kept))).profile).toMatchObject({ voornaam: 'Bo' })
  })
  describe('asked without a page (IsPassive)', () => {
    const quietly = async (who: string | null, more: Partial<SamlConfig> = {}) => {
      const sp = publisher({ passive: true, ...more })
      return { sp, page: await after(await portal.visit(await address(sp)), who) }
    }
    const said = (page: Visited) => Buffer.from(field(page, 'SAMLResponse')!, 'base64').toString()
    test('who is logged in comes in as ever', async () => {
      const { sp, page } = await quietly(cookie)
      expect((await handIn(sp, page)).profile).toMatchObject({ voornaam: 'Bo' })
    })
    test('nobody logged in: a signed no to the publisher, with its RelayState, and no page of the portal', async () => {
      const { sp, page } = await quietly(null)
      expect([page.status, field(page, 'RelayState')]).toEqual([200, 'les-1'])
      expect(page.text).toContain(`action="${ACS}"`)
      expect(await handIn(sp, page), 'node-saml takes this very status for “nobody there”').toMatchObject({ profile: null, loggedOut: false })
      const text = said(page)
      expect(text).toMatch(/<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2\.0:status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2\.0:status:NoPassive"\/><\/samlp:StatusCode>/)
      expect(text).not.toContain('Assertion ')
      expect(() => signedRoot(text.replace('NoPassive', 'Success'), certificate)).toThrow()
      expect(signedRoot(text, certificate).getAttribute('InResponseTo')).toMatch(/^_/)
    })
    test('as a raw request, by a form, with the other spelling of true', async () => {
      await registerAs({ samlSigns: false, samlCertificates: [] })
      const raw = `<p:AuthnRequest xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${randomUUID()}" Version="2.0" IssueInstant="${new Date().toISOString()}" IsPassive="1"><a:Issuer>${SP}</a:Issuer></p:AuthnRequest>`
      const page = await after(await post({ SAMLRequest: Buffer.from(raw).toString('base64') }), null)
      expect(said(page)).toContain('status:NoPassive')
      expect(field(page, 'RelayState')).toBeNull()
    })
    test('where a question would have to be asked: no as well', async () => {
      const school = await makeSchool()
      const { employment, user } = await makeStaff(school.id, { roles: ['teacher'] })
      const token = await createSession({ kind: 'staff', userId: user!.id, schoolId: null, employmentId: null, address: '127.0.0.1' })
      expect(employment.schoolId).toBe(school.id)
      expect(said((await quietly(cookieOf(token))).page)).toContain('status:NoPassive')
    })
    test('who may not enter: denied, and no page that says why', async () => {
      await everything().consent.updateMany({ where: { publisher: { slug: 'malmberg' } }, data: { withdrawnAt: new Date() } })
      expect(said((await quietly(cookie)).page)).toContain('status:RequestDenied')
    })
    test('once', async () => {
      const kept = await portal.visit(await address(publisher({ passive: true })))
      await after(kept, null)
      refused(await portal.visit(kept.location!, { cookie }))
    })
  })
  test('PUB-1: a tick that was taken away bites between request and answer', async () => {
    const kept = await portal.visit(await address(publisher()))
    await everything().consent.updateMany({ where: { publisher: { slug: 'malmberg' } }, data: { withdrawnAt: new Date() } })
    expect((await after(kept)).location).toContain('reden=no-consent')
  })
  test('the certificates that will sign are published beside the one that does', async () => {
    await addSigningKey(new Date(), 24, 'saml')
    const { text, headers } = await portal.visit('/saml/metadata')
    expect(headers['content-type']).toContain('samlmetadata+xml')
    expect(text.match(/<ds:X509Certificate>/g)!.length).toBe((await samlCertificates()).length)
    expect(() => readMetadata(text)).toThrow()
  })
})

describe('SSO-4: what is wrong stays at the portal and leaks nothing', () => {
  test('replayed: of one request there is one answer', async () => {
    const where = await address(publisher())
    const kept = await portal.visit(where)
    refused(await portal.visit(where))
    await after(kept)
    refused(await portal.visit(kept.location!, { cookie }))
  })
  test('forged, unsigned, and by a certificate of another', async () => {
    refused(await portal.visit(await address(publisher({ privateKey: other.privateKey }))))
    refused(await portal.visit((await address(publisher())).replace(/&Signature=.*/, '')))
    refused(await post({ SAMLRequest: (await formOf(publisher({ authnRequestBinding: 'HTTP-POST', skipRequestCompression: true, privateKey: other.privateKey }))).SAMLRequest! }))
  })
  test('a request wrapped around a signed one', async () => {
    const good = Buffer.from((await formOf(publisher({ authnRequestBinding: 'HTTP-POST', skipRequestCompression: true }))).SAMLRequest!, 'base64').toString().replace(/<\?xml[^>]*\?>/, '')
    const wrapped = good.replace(/<Signature[\s\S]*<\/Signature>/, '').replace(/ID="[^"]+"/, 'ID="_evil"').replace(/<\/samlp:AuthnRequest>/, `<samlp:Extensions>${good}</samlp:Extensions></samlp:AuthnRequest>`)
    refused(await post({ SAMLRequest: Buffer.from(wrapped).toString('base64') }))
  })
  test.each([`${ACS}/`, ACS.replace('.example', '.example.evil.test'), 'https://evil.test/'])('an answer’s address that is not registered: %s', async (callbackUrl) => refused(await portal.visit(await address(publisher({ callbackUrl })))))
  test('a stranger, one for another portal, and what is no request', async () => {
    refused(await portal.visit(await address(publisher({ issuer: 'https://stranger.test' }))))
    const elsewhere = new URL(await publisher({ entryPoint: 'https://elsewhere.test/saml/sso' }).getAuthorizeUrlAsync('x', undefined, {}))
    refused(await portal.visit(`/saml/sso${elsewhere.search}`))
    for (const query of ['', '?SAMLRequest=eA==', '?SAMLRequest=%25']) refused(await portal.visit(`/saml/sso${query}`))
    refused(await portal.visit(`/saml/sso/${'x'.repeat(43)}`, { cookie }))
  })
  test('another content type, and too much', async () => {
    expect((await post({ SAMLRequest: 'x' }, 'text/plain')).status).toBe(415)
    expect((await post({ SAMLRequest: 'x'.repeat(400_000) })).status).toBe(413)
  })
  test('a publisher whose registration was taken back gets no answer any more', async () => {
    const kept = await portal.visit(await address(publisher()))
    await everything().publisher.update({ where: { slug: 'malmberg' }, data: { samlAcsUrls: ['https://malmberg.example/new'] } })
    refused(await portal.visit(kept.location!, { cookie }))
  })
})
