import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose'
import { z } from 'zod'
import { json, plain, type Reply } from '../http/reply'
import type { Ask } from '../http/request'
import { describe } from '../log'
import type { PublisherApp } from './publisher-app'
import { syncPublisher } from './sync/sync-publisher'

const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout'
const CONSENT = 'urn:leerpoort:event:consent-'
const school = z.object({ instellingId: z.int() })

/** What the portal tells by itself, signed with a key that it publishes. */
export class PortalEvents {
  private readonly keys: ReturnType<typeof createRemoteJWKSet>

  constructor(private readonly settings: { issuer: string; clientId: string; slug: string }) {
    this.keys = createRemoteJWKSet(new URL(`${settings.issuer}/jwks`))
  }

  /** The portal's session that ended (OpenID Connect Back-Channel Logout 1.0, 2.6); null for what is no logout token for us. */
  async endedSession(token: string): Promise<string | null> {
    const found = await this.check(token, { audience: this.settings.clientId, typ: 'logout+jwt', maxTokenAge: '5m' })
    return found && isRecord(found.events) && isRecord(found.events[LOGOUT]) && !('nonce' in found) && typeof found.sid === 'string' ? found.sid : null
  }

  /** What a school decided (RFC 8417); null for what is no news for us. It is told again for hours until we heard. */
  async decision(token: string): Promise<{ what: string; school: number } | null> {
    const found = await this.check(token, { audience: this.settings.slug, typ: 'secevent+jwt', maxTokenAge: '1d' })
    const [name, event] = Object.entries(isRecord(found?.events) ? found.events : {})[0] ?? []
    const read = school.safeParse(event)
    return name?.startsWith(CONSENT) && read.success ? { what: name.slice(CONSENT.length), school: read.data.instellingId } : null
  }

  private async check(token: string, expected: { audience: string; typ: string; maxTokenAge: string }): Promise<JWTPayload | null> {
    const found = await jwtVerify(token, this.keys, { issuer: this.settings.issuer, algorithms: ['ES256'], ...expected }).catch(() => null)
    return found?.payload ?? null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** `POST /<slug>/afmelding`: who came in by a session of the portal that ended is out here too (SSO-2). */
export async function hearLogout(app: PublisherApp, ask: Ask): Promise<Reply> {
  const sid = await app.events.endedSession((await ask.form()).get('logout_token') ?? '')
  if (sid === null) return json({ error: 'invalid_request' }, { status: 400 })
  app.sessions.endWhere((session) => session.portalSession === sid)
  return plain(200, '', { 'cache-control': 'no-store' })
}

/** `POST /<slug>/nieuws`: a school ticked us or took its tick away (PUB-8). Fetching goes on after the answer. */
export async function hearNews(app: PublisherApp, ask: Ask): Promise<Reply> {
  const news = await app.events.decision(await ask.text('application/secevent+jwt'))
  if (!news) return json({ err: 'invalid_request', description: 'Not news of the portal for us' }, { status: 400 })
  if (news.what === 'withdrawn') app.sessions.endWhere(({ identity }) => identity.school_id === news.school)
  if (news.what === 'granted' && app.fetchesByItself) void syncPublisher(app).catch((error: unknown) => app.log(`news: ${describe(error)}`))
  return plain(202, '')
}
