import { compactVerify, decodeProtectedHeader, importJWK } from 'jose'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { run } from '@/lib/platform/db/pool'
import { issuer } from './launch'
import { publishedKeys } from './signing-keys'
import { CLIENT_BY_ID, PERSON_OF_SUBJECT } from './sql'

export type IdTokenHint = { clientId: string; subject: string }

/** Longer is none of ours. */
const LONGEST = 4_000
const CLAIMS = z.object({ iss: z.string(), aud: z.string(), sub: z.string() })

/**
 * Reads an id token that the portal signed with a key that is still published, whose time may be over: it says who was logged in, and
 * nobody gets in by it. Null for any other.
 */
export async function readIdToken(token: string): Promise<IdTokenHint | null> {
  if (token === '' || token.length > LONGEST) return null
  try {
    const { kid, typ } = decodeProtectedHeader(token)
    const key = (await publishedKeys()).find((each) => each.kid === kid)
    // A logout token is signed by the same keys.
    if (!key || (typ !== undefined && typ !== 'JWT')) return null
    const { payload } = await compactVerify(token, await importJWK(key.publicJwk as Parameters<typeof importJWK>[0], 'ES256'), { algorithms: ['ES256'] })
    const claims = CLAIMS.parse(JSON.parse(Buffer.from(payload).toString('utf8')))
    return claims.iss === issuer() ? { clientId: claims.aud, subject: claims.sub } : null
  } catch {
    return null
  }
}

/** Whether the id token was about who is logged in here now: on a shared tablet that may be the next child. */
export async function isAbout({ clientId, subject }: IdTokenHint, actor: Actor): Promise<boolean> {
  const personId = actor.kind === 'pupil' ? actor.pupilId : actor.kind === 'staff' ? actor.employmentId : null
  const [client] = await run<{ sector: string }>(CLIENT_BY_ID, [clientId])
  if (!personId || !client) return false
  const [person] = await run<{ personId: string }>(PERSON_OF_SUBJECT, [subject, client.sector])
  return person?.personId === personId
}
