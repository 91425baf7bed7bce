import { beforeAll, expect, test } from 'vitest'
import { goodSettings, restartWith } from '../platform/test-support'

const publisherId = '00000000-0000-4000-8000-000000000001'
/** A publisher that is there; whatever gets as far as being written is noted. */
function context() {
  const written: unknown[] = []
  const tx = { publisher: { findUnique: async () => ({ slug: 'x', clientId: null, clientAuth: 'none' }), update: async (change: unknown) => written.push(change), updateMany: async (change: unknown) => (written.push(change), { count: 1 }) } }
  return { written, context: { tx, now: new Date(), audit: async () => undefined } as never }
}
beforeAll(() => restartWith({ ...goodSettings(), PUBLIC_URL: 'https://portaal.example' }))

test.each(['http://localhost:8080/', 'http://127.0.0.1/', 'https://10.0.0.1/', 'https://localhost/'])('a portal on https sends nothing to %s: neither news nor logouts', async (url) => {
  const [{ setConnection }, { registerClient }] = await Promise.all([import('./change-connection'), import('../sso/register-client')])
  const { context: at, written } = context()
  await expect(setConnection(at, { publisherId, allowedUrls: [], notifyUrl: url, apiKeys: null, newGroupsAdvice: null })).rejects.toMatchObject({ code: 'invalid-input', fields: { notifyUrl: [expect.stringContaining('https://')] } })
  await expect(registerClient(at, { publisherId, auth: 'none', keys: '', loginUrl: 'http://localhost/in', redirectUris: ['http://localhost/terug'], postLogoutRedirectUris: [], backchannelLogoutUri: url })).rejects.toMatchObject({ code: 'invalid-input', fields: { backchannelLogoutUri: [expect.stringContaining('https://')] } })
  expect(written).toEqual([])
})

test('an address on the internet is taken, and so is where only browsers are sent', async () => {
  const { registerClient } = await import('../sso/register-client')
  const { context: at, written } = context()
  await registerClient(at, { publisherId, auth: 'none', keys: '', loginUrl: 'http://localhost/in', redirectUris: ['http://localhost/terug'], postLogoutRedirectUris: [], backchannelLogoutUri: 'https://uitgever.example/uit' })
  expect(written).toHaveLength(1)
})
