import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pool } from '@/lib/platform/db/pool'
import { addSigningKey, publishedKeys, samlCertificates, signingKeys } from '@/lib/sso/signing-keys'
import { everything } from '../support/command'
import { settingsOf, publisherClient, type PublisherClient } from '../support/publisher-client'
import { startPortal, type Portal } from '../support/portal'
import { pupilOfMalmberg, registerAs } from '../support/strange-client'

let portal: Portal
let malmberg: PublisherClient
beforeAll(async () => {
  portal = await startPortal()
  await registerAs({})
  malmberg = await publisherClient(portal, settingsOf('malmberg'))
})
afterAll(() => portal.close())

/** While somebody else makes a key, and with private halves that nobody can open: what needs either of them would hang or fail. */
async function withoutSecrets(work: () => Promise<void>): Promise<void> {
  const kept = await everything().signingKey.findMany()
  const beside = await pool().connect()
  try {
    await beside.query("begin; select pg_advisory_xact_lock(hashtext('signing-key'))")
    await everything().signingKey.updateMany({ data: { privateCipher: Buffer.from('onzin') } })
    await work()
  } finally {
    await beside.query('rollback')
    beside.release()
    for (const { kid, privateCipher } of kept) await everything().signingKey.updateMany({ where: { kid }, data: { privateCipher } })
  }
}

describe('what anybody may ask for waits for no lock and opens no private key', () => {
  test('SSO-4: the metadata of SAML', async () => {
    const before = (await portal.visit('/saml/metadata')).text
    expect(before).toContain('X509Certificate')
    await withoutSecrets(async () => expect((await portal.visit('/saml/metadata')).text).toBe(before))
  })
  test('SSO-2: an id token as a hint at logging out, good and false', async () => {
    const cookie = await pupilOfMalmberg()
    const { id_token: token } = await malmberg.tokens(cookie)
    const end = async (hint: string) => (await portal.visit(`/oidc/session/end?${new URLSearchParams({ id_token_hint: hint })}`, { cookie })).location
    await withoutSecrets(async () => {
      expect(await end(`${token!.split('.')[0]}.eA.eA`)).toBe('/uitloggen')
      expect(await end(token!)).toBe('/tot-ziens')
    })
  })
  test('the published halves are those of the private keys, and name nothing of them', async () => {
    const [whole, open] = [await signingKeys(), await publishedKeys()]
    expect(open.map(({ publicJwk }) => publicJwk)).toEqual(whole.map(({ d: _secret, ...jwk }) => jwk))
    for (const key of [...open, ...(await publishedKeys('saml'))]) expect(Object.keys(key.publicJwk)).not.toEqual(expect.arrayContaining(['d']))
  })
})

test('SSO-4: a certificate that was just added is in the metadata at once, in the process that published the old ones', async () => {
  const [before] = await samlCertificates()
  expect((await portal.visit('/saml/metadata')).text.match(/<ds:X509Certificate>/g)).toHaveLength(1)
  await addSigningKey(new Date(), 24, 'saml')
  const { text } = await portal.visit('/saml/metadata')
  expect(text.match(/<ds:X509Certificate>/g)).toHaveLength(2)
  expect((await samlCertificates())[0], 'what signs stays first').toBe(before)
})
