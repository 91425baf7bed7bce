import { randomUUID } from 'node:crypto'
import { SAML } from '@node-saml/node-saml'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askToSign } from '@/lib/agreements/ask-to-sign'
import { env } from '@/lib/platform/env'
import { testKey } from '@/lib/saml/test-support'
import { samlCertificates } from '@/lib/sso/signing-keys'
import { askSandboxLink } from '@/lib/sandbox/ask-link'
import { eraseOldSandboxes } from '@/lib/sandbox/housekeeping'
import { prolongSandbox, removeSandbox } from '@/lib/sandbox/keep-sandbox'
import { makeSandbox } from '@/lib/sandbox/make-sandbox'
import { requireTrials } from '@/lib/sandbox/mode'
import { sandboxView, type SandboxView } from '@/lib/sandbox/queries'
import { makeSandboxInput } from '@/lib/sandbox/schema'
import { signInStaff } from '@/lib/staff/sign-in'
import { makeSchool, next } from '@/prisma/seed/factories'
import { command, everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'
import { startPortal, type Portal } from '../support/portal'
import { pupilCookie, signedIn } from '../support/people'

const now = new Date()
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
const human = async () => undefined
let portal: Portal
beforeAll(async () => void (portal = await startPortal()))
afterAll(() => portal.close())

const address = () => `dev${next()}@uitgever.example`
const from = () => ({ address: `198.51.100.${next() % 250}`, now })
async function linkTo(email: string): Promise<string> {
  await askSandboxLink(email, from(), human)
  return /\/uitgevers\/proef\/([0-9a-f-]{36})/.exec((await mailsOf({ recipient: email })).at(-1)!.text)![1]!
}
const typed = (token: string, more: Partial<Record<'titleUrl' | 'redirectUris' | 'keys' | 'auth' | 'postLogoutRedirectUris' | 'backchannelLogoutUri' | 'samlMetadata' | 'samlOpens', string>> = {}) => makeSandboxInput.parse({ token, titleUrl: 'https://leren.example/start', redirectUris: 'https://leren.example/terug', ...more })
async function made(more: Parameters<typeof typed>[1] = {}, email = address()) {
  const token = await linkTo(email)
  await makeSandbox(typed(token, more), from())
  const view = (await sandboxView(token, now))!.made!
  return { token, email, view, row: await everything().sandbox.findUniqueOrThrow({ where: { email } }) }
}
async function keyPair() {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  return { privateKey, jwks: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'a', alg: 'ES256', use: 'sig' }] }) }
}
type Key = Awaited<ReturnType<typeof keyPair>>['privateKey']
/** What a client of the services gets, with a token of its own. */
async function ask(view: NonNullable<SandboxView['made']>, key: Key, path: string) {
  const seconds = Math.floor(Date.now() / 1000)
  const assertion = await new SignJWT({ iss: view.client.id, sub: view.client.id, aud: `${portal.origin}/api/uitgevers/oauth`, exp: seconds + 60, iat: seconds, jti: randomUUID() }).setProtectedHeader({ alg: 'ES256', kid: 'a' }).sign(key)
  const { text } = await portal.visit('/api/uitgevers/oauth/token', {
    method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'client_credentials', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: assertion }).toString(),
  })
  return portal.visit(`/api/uitgevers${path}`, { headers: { authorization: `Bearer ${(JSON.parse(text) as { access_token: string }).access_token}` } })
}

describe('PUB-5: sandboxes are made in an installation for trials only', () => {
  const SANDBOX = true
  test('schools of sandboxes and closed ones do not stand in the way; one that works does, but in the demonstration', async () => {
    await everything().school.updateMany({ where: { sandbox: null }, data: { active: false } })
    await made()
    expect(await refused(requireTrials({ SANDBOX }))).toBeUndefined()
    const { id } = await makeSchool()
    expect(await refused(requireTrials({ SANDBOX }))).toBe('sandbox-schools')
    expect(await refused(requireTrials({ SANDBOX, DEMO: '0' }))).toBe('sandbox-schools')
    expect(await refused(requireTrials({ SANDBOX, DEMO: '1' }))).toBeUndefined()
    expect(await refused(requireTrials({ SANDBOX: false, DEMO: '1' }))).toBe('not-found')
    await everything().school.update({ where: { id }, data: { active: false } })
    expect(await refused(requireTrials({ SANDBOX }))).toBeUndefined()
  })
})

describe('PUB-5: a sandbox is asked for', () => {
  test('by mail, with nothing that was typed; the database holds no token, and looking spends nothing', async () => {
    const email = address()
    const token = await linkTo(email)
    expect(JSON.stringify(await everything().sandbox.findUnique({ where: { email } }))).not.toContain(token)
    for (let n = 0; n < 3; n++) expect(await sandboxView(token, now)).toEqual({ email, made: null })
    expect(await sandboxView(token, later(3))).toBeNull()
    expect(await sandboxView('x'.repeat(5000), now)).toBeNull()
  })

  test('asked again: the newest link alone works, and leads to what is there', async () => {
    const { token, email, view } = await made()
    const second = await linkTo(email)
    expect(await sandboxView(token, now)).toBeNull()
    expect((await sandboxView(second, later(20)))!.made!.client).toEqual(view.client)
  })

  test('so many mails an hour to one address, and so many requests of one client', async () => {
    const email = address()
    for (let n = 0; n < 6; n++) await askSandboxLink(email, from(), human)
    expect(await mailsOf({ recipient: email })).toHaveLength(3)
    const one = { address: '203.0.113.77', now }
    const asked = async () => refused(askSandboxLink(address(), one, human))
    const codes: (string | undefined)[] = []
    for (let n = 0; n < 12; n++) codes.push(await asked())
    expect(codes.filter((code) => code === 'too-many-requests').length).toBeGreaterThan(0)
  })

  test.each([['titleUrl', 'http://leren.example/'], ['titleUrl', 'javascript:alert(1)'], ['redirectUris', 'https://leren.example/*'], ['redirectUris', 'http://10.0.0.1/terug'], ['redirectUris', ''], ['keys', '{"kty":"oct","k":"AA"}'], ['keys', 'geen sleutel'], ['auth', 'key'], ['auth', 'tls'], ['postLogoutRedirectUris', 'http://leren.example/weg'], ['backchannelLogoutUri', 'http://leren.example/uit'], ['samlOpens', 'on']])('%s %s is refused', (field, text) => {
    expect(makeSandboxInput.safeParse({ token: 'x', titleUrl: 'https://leren.example/', redirectUris: 'https://leren.example/terug', [field]: text }).success).toBe(false)
  })
})

describe('PUB-5: what a sandbox is', () => {
  test('a school whose people log in, its tick and a licence', async () => {
    const { view, row } = await made()
    expect(view.client).toMatchObject({ id: expect.stringMatching(/^proef-/), secret: expect.any(String), api: false })
    expect([view.pupils.length, view.staff.length]).toEqual([12, 3])
    for (const { pin } of view.pupils) expect(pin).toMatch(/^\d{4}$/)
    for (const { email } of view.staff) expect((await signInStaff({ email, password: view.password }, '127.0.0.1')).token).toBeTruthy()
    expect(await everything().consent.count({ where: { schoolId: row.schoolId!, publisherId: row.publisherId!, withdrawnAt: null } })).toBe(1)
    expect(await everything().licenceGroup.count({ where: { schoolId: row.schoolId! } })).toBe(2)
  })

  test('its client fetches its school over the services, and sees no other', async () => {
    const [one, two] = [await keyPair(), await keyPair()]
    const [mine, other] = [await made({ keys: one.jwks }), await made({ keys: two.jwks })]
    expect(mine.view.client).toMatchObject({ secret: null, api: true })
    const users = await ask(mine.view, one.privateKey, `/rest/v2/instellingen/${mine.view.school.portalId}/leerlingen`).then(({ status, text }) => ({ status, text }))
    expect(users.status, users.text).toBe(200)
    expect(users.text).toContain('Appel')
    expect((await ask(mine.view, one.privateKey, `/rest/v2/instellingen/${other.view.school.portalId}/leerlingen`)).status).toBe(404)
  })

  test('its address has an addition, so that an integrator sees both spellings of it', async () => {
    const { privateKey, jwks } = await keyPair()
    const { view } = await made({ keys: jwks })
    const read = async (path: string) => JSON.parse((await ask(view, privateKey, path)).text) as unknown
    expect(await read(`/rest/v2/instellingen/${view.school.portalId}/details`)).toMatchObject({ straat: 'Proeflaan', huisnummer: '7', huisnummertoevoeging: 'a', brincode: view.school.brin.slice(0, 4) })
    expect(await read(`/rest/v2/nawsearch?brincode=${view.school.brin}&activeOnly=true`)).toMatchObject([{ id: view.school.portalId, huisnummer: '7', huisnummerToevoeging: 'a', brincode: view.school.brin }])
  })

  test('made again with the same link: the first is gone, wholly', async () => {
    const { token, view, row } = await made()
    await makeSandbox(typed(token), from())
    const again = (await sandboxView(token, now))!.made!
    expect(again.client.id).not.toBe(view.client.id)
    expect(await everything().publisher.count({ where: { id: row.publisherId! } })).toBe(0)
    expect(await everything().school.count({ where: { id: row.schoolId! } })).toBe(0)
  })

  test('its board is its own, nobody is asked to sign from there, and the board goes with it', async () => {
    const [{ token, row }, other] = [await made(), await made()]
    const boardOf = async (schoolId: string) => (await everything().school.findUniqueOrThrow({ where: { id: schoolId }, select: { boardId: true } })).boardId
    const boardId = await boardOf(row.schoolId!)
    expect(boardId).not.toBe(await boardOf(other.row.schoolId!))
    const { actor } = await signedIn(row.schoolId!, { roles: ['coordinator'] })
    expect(await refused(command(actor, (context) => askToSign(context, { name: 'Saar de Groot', position: 'voorzitter', email: address() })))).toBe('agreement-sandbox')
    expect(await everything().agreementRequest.count({ where: { boardId } })).toBe(0)
    await makeSandbox(typed(token), from())
    expect(await everything().board.count({ where: { id: boardId } })).toBe(0)
  })

  test('two that make at once with one link: there is one sandbox', async () => {
    const token = await linkTo(address())
    await Promise.allSettled([makeSandbox(typed(token), from()), makeSandbox(typed(token), from())])
    const { id } = (await everything().sandbox.findFirstOrThrow({ where: { email: (await sandboxView(token, now))!.email } }))
    const { publisherId } = await everything().sandbox.findUniqueOrThrow({ where: { id } })
    const left = await everything().publisher.count({ where: { OR: [{ id: publisherId! }, { sandbox: null, slug: { startsWith: 'proef-' }, consents: { none: {} } }] } })
    expect(left).toBe(1)
  })
})

describe('PUB-5: a sandbox has what the helpdesk registers elsewhere', () => {
  test.each([
    ['secretBasic', true], ['secretPost', true], ['key', false], ['none', false],
  ] as const)('its client proves itself by %s; a key serves the services whichever', async (auth, secret) => {
    const { privateKey, jwks } = await keyPair()
    const { view, row } = await made({ auth, keys: jwks })
    expect(view.client).toMatchObject({ auth, secret: secret ? expect.any(String) : null, api: true })
    expect(await everything().publisher.findUniqueOrThrow({ where: { id: row.publisherId! }, select: { clientKeys: true } })).toEqual({ clientKeys: auth === 'key' ? expect.anything() : null })
    expect((await ask(view, privateKey, '/rest/v2/instellingen')).text).toBe(`[${view.school.portalId}]`)
  })

  test('addresses after logging out, and for messages about it', async () => {
    const { view } = await made({ postLogoutRedirectUris: 'https://leren.example/weg\nhttp://localhost:8080/weg', backchannelLogoutUri: 'https://leren.example/uit' })
    expect(view.client).toMatchObject({ postLogoutRedirectUris: ['https://leren.example/weg', 'http://localhost:8080/weg'], backchannelLogoutUri: 'https://leren.example/uit' })
    const none = await made()
    expect([none.view.client.postLogoutRedirectUris, none.view.client.backchannelLogoutUri, none.view.saml]).toEqual([[], null, null])
  })

  test.each(['http://localhost:8080/uit', 'https://localhost/uit', 'https://10.0.0.1/uit', 'https://[::1]/uit'])('on the internet the portal itself sends nothing to %s; a browser may go there', async (inside) => {
    const settings = env()
    const before = settings.PUBLIC_URL
    settings.PUBLIC_URL = 'https://proef.portaal.example'
    try {
      const token = await linkTo(address())
      expect(await refused(makeSandbox(typed(token, { backchannelLogoutUri: inside }), from()))).toBe('invalid-input')
      expect((await sandboxView(token, now))!.made).toBeNull()
      await makeSandbox(typed(token, { postLogoutRedirectUris: inside, redirectUris: inside }), from())
      expect((await sandboxView(token, now))!.made!.client.postLogoutRedirectUris).toEqual([inside])
    } finally {
      settings.PUBLIC_URL = before
    }
  })

  test('SAML by its metadata: a pupil of the made-up school is in, by node-saml; unsigned it is refused', async () => {
    const key = await testKey('proef')
    const [SP, ACS] = [`https://leren.example/saml/${next()}`, 'https://leren.example/acs']
    const sp = new SAML({
      issuer: SP, callbackUrl: ACS, audience: SP, idpCert: (await samlCertificates())[0]!, entryPoint: `${portal.origin}/saml/sso`, privateKey: key.privateKey, publicCert: key.certificate,
      signatureAlgorithm: 'sha256', digestAlgorithm: 'sha256', wantAuthnResponseSigned: true, wantAssertionsSigned: true, identifierFormat: null,
    })
    const samlMetadata = sp.generateServiceProviderMetadata(null, key.certificate)
    const { view, row } = await made({ samlMetadata, samlOpens: 'on' })
    expect(view.saml).toEqual({ entityId: SP, acsUrls: [ACS], signs: true, opens: true, metadata: `${portal.origin}/saml/metadata` })
    const cookie = await pupilCookie(await everything().pupil.findFirstOrThrow({ where: { schoolId: row.schoolId!, firstName: 'Anna' } }))
    // Pupils are let in at the school's address only; tests come from this machine.
    await everything().schoolAddress.create({ data: { schoolId: row.schoolId!, cidr: '127.0.0.1' } })
    const asked = new URL(await sp.getAuthorizeUrlAsync('proef', undefined, {}))
    const kept = await portal.visit(asked.pathname + asked.search, { cookie })
    const page = await portal.visit(kept.location!, { cookie })
    expect(page.text).toContain(`action="${ACS}"`)
    const { profile } = await sp.validatePostResponseAsync({ SAMLResponse: /name="SAMLResponse" value="([^"]*)"/.exec(page.text)![1]! })
    expect(profile).toMatchObject({ given_name: 'Anna' })
    asked.searchParams.delete('Signature')
    expect((await portal.visit(asked.pathname + asked.search, { cookie })).location).toMatch(/^\/inlogfout/)
  })

  test('metadata that is none, and the name of another, are refused at the field, and nothing is made', async () => {
    const metadata = (name: string, acs = 'https://leren.example/acs') => `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${name}"><SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><AssertionConsumerService index="1" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${acs}"/></SPSSODescriptor></EntityDescriptor>`
    const name = `https://leren.example/saml/${next()}`
    await made({ samlMetadata: metadata(name) })
    const token = await linkTo(address())
    for (const samlMetadata of ['<x/>', 'geen xml', metadata(`${name}x`, 'http://leren.example/acs'), metadata(name)])
      await expect(makeSandbox(typed(token, { samlMetadata }), from())).rejects.toMatchObject({ code: 'invalid-input', fields: { samlMetadata: [expect.any(String)] } })
    expect((await sandboxView(token, now))!.made).toBeNull()
    // Two with one name at the same moment: one of them has it.
    const [one, two] = [await linkTo(address()), await linkTo(address())]
    const both = await Promise.allSettled([one, two].map((link) => makeSandbox(typed(link, { samlMetadata: metadata(`${name}y`) }), from())))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'invalid-input', fields: { samlMetadata: [expect.stringContaining('al in gebruik')] } } })
  })
})

describe('PUB-5: a sandbox goes', () => {
  /** Every row anywhere that names the school or the publisher, but for the log. */
  const LEFT = `select c.table_name as "table", c.column_name as "column" from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name in ('school_id', 'publisher_id', 'sent_by_school_id') and c.table_name <> 'audit_event'`
  async function leftOf(ids: string[]): Promise<string[]> {
    const found: string[] = []
    for (const { table, column } of (await everything().$queryRawUnsafe<{ table: string; column: string }[]>(LEFT))) {
      const [row] = await everything().$queryRawUnsafe<{ count: number }[]>(`select count(*)::int as count from "${table}" where "${column}" = any($1::uuid[])`, ids)
      if (row!.count > 0) found.push(`${table}.${column}`)
    }
    return found.sort()
  }

  test('by its owner, at once and wholly; the link is dead', async () => {
    const { token, row, view } = await made()
    const ids = [row.schoolId!, row.publisherId!]
    expect((await leftOf(ids)).length).toBeGreaterThan(8)
    await removeSandbox({ token }, from())
    expect(await leftOf(ids)).toEqual([])
    expect(await everything().user.count({ where: { email: { in: view.staff.map(({ email }) => email) } } })).toBe(0)
    expect(await everything().sandbox.count({ where: { id: row.id } })).toBe(0)
    expect(await refused(prolongSandbox({ token }, from()))).toBe('link-dead')
  })

  test('after a month by itself; prolonged, a month later; what nobody made goes with its link', async () => {
    const [goes, stays] = [await made(), await made()]
    const unused = address()
    await linkTo(unused)
    await prolongSandbox({ token: stays.token }, { address: null, now: later(20) })
    expect(await sandboxView(goes.token, later(31))).toBeNull()
    await eraseOldSandboxes(later(31))
    await eraseOldSandboxes(later(31))
    const there = await everything().sandbox.findMany({ where: { email: { in: [goes.email, stays.email, unused] } }, select: { email: true } })
    expect(there).toEqual([{ email: stays.email }])
    expect(await everything().school.count({ where: { id: goes.row.schoolId! } })).toBe(0)
    expect((await sandboxView(stays.token, later(31)))!.made).not.toBeNull()
  })
})
