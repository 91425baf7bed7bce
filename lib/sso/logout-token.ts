import { randomUUID } from 'node:crypto'
import { importJWK, SignJWT } from 'jose'
import type { SigningJwk } from './signing-keys'

/** In seconds: long enough for a clock that is not ours. */
const LIFETIME = 120
const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

export type Ending = { issuer: string; clientId: string; sid: string; subject: string | null }

/** What tells a publisher that a session ended (OpenID Connect Back-Channel Logout 1.0, 2.4): signed as id tokens are. */
export async function logoutToken({ issuer, clientId, sid, subject }: Ending, key: SigningJwk, now: Date): Promise<string> {
  const at = Math.floor(now.getTime() / 1000)
  return new SignJWT({ sid, events: { [EVENT]: {} }, ...(subject ? { sub: subject } : {}) })
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'logout+jwt' })
    .setIssuer(issuer).setAudience(clientId).setIssuedAt(at).setExpirationTime(at + LIFETIME).setJti(randomUUID())
    .sign(await importJWK({ ...key, kty: 'EC' } as Parameters<typeof importJWK>[0], key.alg))
}
