import { generateKeyPairSync, randomUUID } from 'node:crypto'
import * as openid from 'openid-client'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Prisma } from '@/lib/platform/db/generated/client'
import { readPublicKeys } from '@/lib/core/public-keys'
import { giveConsent, giveLicence, makeGroup, makePupil, makeSchool } from '@/prisma/seed/factories'
import { pupilCookie } from '../support/people'
import { startPortal, type Portal } from '../support/portal'
import { publisherClient, refusal, settingsOf } from '../support/publisher-client'
import { registerAs } from '../support/strange-client'

const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
let portal: Portal
let cookie: string

beforeAll(async () => {
  portal = await startPortal()
  const keys = readPublicKeys(JSON.stringify({ ...own.publicKey.export({ format: 'jwk' }), kid: 'malmberg-1' }))
  await registerAs({ clientAuth: 'key', clientKeys: keys as Prisma.InputJsonObject })
  const school = await makeSchool()
  const group = await makeGroup(school.id)
  await giveConsent(school.id, 'malmberg')
  await giveLicence(school.id, 'rekenreis', { groupIds: [group.id] })
  cookie = await pupilCookie(await makePupil(school.id, group.id, { firstName: 'Bo' }))
})
afterAll(async () => {
  await registerAs({})
  await portal.close()
})

const privateKey = async (pair = own) => ({ key: await crypto.subtle.importKey('jwk', pair.privateKey.export({ format: 'jwk' }), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']), kid: 'malmberg-1' })

describe('SSO-1: a client that proves itself with a key of its own (private_key_jwt, RFC 7523)', () => {
  test('openid-client logs a pupil in; the secret of before serves no more', async () => {
    const client = await publisherClient(portal, { ...settingsOf('malmberg'), authentication: openid.PrivateKeyJwt(await privateKey()) })
    expect((await client.login(cookie)).given_name).toBe('Bo')
    const before = await publisherClient(portal, settingsOf('malmberg'))
    expect(await refusal(before.login(cookie))).toBe(401)
  })
  test('another’s key is refused', async () => {
    const thief = await publisherClient(portal, { ...settingsOf('malmberg'), authentication: openid.PrivateKeyJwt(await privateKey(other)) })
    expect(await refusal(thief.login(cookie))).toBe('invalid_client')
  })

  /** One exchange with an assertion that a test made itself. */
  async function exchange(assertion: string): Promise<number> {
    const client = await publisherClient(portal, settingsOf('malmberg'))
    const attempt = await client.begin()
    const callback = await client.ask(attempt, { cookie })
    const body = new URLSearchParams({
      grant_type: 'authorization_code', code: callback.searchParams.get('code')!, redirect_uri: client.redirectUri, code_verifier: attempt.verifier, client_id: 'malmberg',
      client_assertion: assertion, client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    })
    return (await portal.visit('/oidc/token', { method: 'POST', body: body.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status
  }
  const assertion = (change: { audience?: string; subject?: string; expires?: string; issued?: string; jti?: string; pair?: typeof own } = {}) =>
    new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid: 'malmberg-1' }).setIssuer('malmberg').setSubject(change.subject ?? 'malmberg').setAudience(change.audience ?? `${portal.origin}/oidc`)
      .setIssuedAt(change.issued).setExpirationTime(change.expires ?? '1 minute').setJti(change.jti ?? randomUUID()).sign((change.pair ?? own).privateKey)

  test('an assertion counts once: again, and of several at once, it is refused', async () => {
    const one = await assertion()
    expect([await exchange(one), await exchange(one), await exchange(one)]).toEqual([200, 401, 401])
    const jti = randomUUID()
    const answers = await Promise.all(Array.from({ length: 4 }, async () => exchange(await assertion({ jti }))))
    expect(answers.toSorted()).toEqual([200, 401, 401, 401])
  })
  test.each([
    ['for another audience', { audience: 'https://elders.example' }],
    ['of another subject', { subject: 'cito' }],
    ['whose time is over', { expires: '-1 minute' }],
    ['of a day', { expires: '1 day' }],
    ['of the future', { issued: '1 hour', expires: '5 minutes' }],
    ['signed by another', { pair: other }],
  ])('an assertion %s is refused', async (_, change) => expect([400, 401]).toContain(await exchange(await assertion(change))))
  test('one that is not signed at all is refused', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const now = Math.floor(Date.now() / 1000)
    expect(await exchange(`${part({ alg: 'none' })}.${part({ iss: 'malmberg', sub: 'malmberg', aud: `${portal.origin}/oidc`, iat: now, exp: now + 60, jti: randomUUID() })}.`)).toBeGreaterThanOrEqual(400)
  })
})
