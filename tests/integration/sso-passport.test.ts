import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import passport from 'passport'
import OpenIDConnectStrategy from 'passport-openidconnect'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pupilOfMalmberg, registerAs, serve, strangeBrowser } from '../support/strange-client'
import { secretOf } from '../support/people'
import { startPortal, type Portal } from '../support/portal'

type Session = Record<string, unknown>
type Request = IncomingMessage & { query: Record<string, string>; session: Session; user?: { displayName?: string } }
type Exchange = (code: string, parameters: Record<string, string>, done: (...results: unknown[]) => void) => void
type Inside = { _oauth2: { getOAuthAccessToken: Exchange } }

/** passport-openidconnect knows no PKCE; this is what docs/publisher-sso.md tells its users to add. */
class WithPkce extends OpenIDConnectStrategy {
  override authenticate(req: never, options?: object): void {
    const { session } = req as Request
    const inside = this as unknown as Inside
    const given = inside._oauth2
    inside._oauth2 = Object.assign(Object.create(given) as Inside['_oauth2'], {
      getOAuthAccessToken: ((code, parameters, done) => given.getOAuthAccessToken(code, { ...parameters, code_verifier: String(session.verifier) }, done)) satisfies Exchange,
    })
    super.authenticate(req, { ...options, session } as never)
  }

  override authorizationParams({ session }: { session: Session }): Record<string, string> {
    const verifier = randomBytes(32).toString('base64url')
    session.verifier = verifier
    return { code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' }
  }
}

let portal: Portal
let app: Awaited<ReturnType<typeof serve>>
let cookie: string
beforeAll(async () => {
  portal = await startPortal()
  const sessions = new Map<string, Session>()
  const authenticator = new passport.Passport()
  app = await serve((req, res) => {
    const url = new URL(req.url!, app.origin)
    const id = /sid=(\w+)/.exec(req.headers.cookie ?? '')?.[1] ?? randomBytes(8).toString('hex')
    const session = sessions.get(id) ?? sessions.set(id, {}).get(id)!
    res.setHeader('set-cookie', `sid=${id}; HttpOnly`)
    const request = Object.assign(req, { query: Object.fromEntries(url.searchParams), session }) as unknown as Request
    authenticator.authenticate('openidconnect', { failWithError: true, assignProperty: 'user' })(request as never, res as never, (error?: Error) => {
      ;(res as ServerResponse).writeHead(error ? 403 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(error ? { error: error.message } : request.user))
    })
  })
  await registerAs({ clientAuth: 'secretPost', redirectUris: [`${app.origin}/callback`] })
  cookie = await pupilOfMalmberg()
  const strategy = new WithPkce({
    issuer: `${portal.origin}/oidc`, authorizationURL: `${portal.origin}/oidc/auth`, tokenURL: `${portal.origin}/oidc/token`, userInfoURL: '', skipUserProfile: true,
    clientID: 'malmberg', clientSecret: secretOf('malmberg'), callbackURL: `${app.origin}/callback`,
  } as never, (_issuer: string, profile: object, done: (error: null, user: object) => void) => done(null, profile))
  authenticator.use(strategy as never)
})
afterAll(async () => {
  await app.close()
  await portal.close()
  await registerAs({})
})

describe('SSO-1: passport-openidconnect, with its secret in the body', () => {
  test('logs a pupil in', async () => {
    const { status, text } = await strangeBrowser({ [portal.origin]: cookie }).go(`${app.origin}/login`)
    expect([status, JSON.parse(text)]).toEqual([200, expect.objectContaining({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), name: expect.objectContaining({ givenName: 'Bo' }) })])
  })
  test('a callback that another browser began is refused', async () => {
    const { status } = await strangeBrowser({}).go(`${app.origin}/callback?code=x&state=y`)
    expect(status).toBe(403)
  })
})
