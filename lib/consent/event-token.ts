import { importJWK, SignJWT } from 'jose'
import type { SigningJwk } from '@/lib/sso/signing-keys'
import type { ConsentNews } from './tell-publisher'

export const EVENT = (what: ConsentNews) => `urn:leerpoort:event:consent-${what}`

export type ConsentEventFacts = {
  issuer: string
  /** The publisher's identity code. */
  audience: string
  /** Names this event: the same at every retry. */
  id: string
  what: ConsentNews
  /** The school's number, as in the services. */
  school: number
  at: Date
}

/** A security event token (RFC 8417) for what a school decided, signed with a key of the portal's published set (PUB-8). It names no person. */
export async function eventToken({ issuer, audience, id, what, school, at }: ConsentEventFacts, key: SigningJwk): Promise<string> {
  const claims = { sub_id: { format: 'opaque', id: String(school) }, toe: Math.floor(at.getTime() / 1000), events: { [EVENT(what)]: { instellingId: school } } }
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'secevent+jwt', kid: key.kid })
    .setIssuer(issuer).setAudience(audience).setJti(id).setIssuedAt()
    .sign(await importJWK({ ...key }, 'ES256'))
}
