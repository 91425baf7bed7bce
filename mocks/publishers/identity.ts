import { z } from 'zod'

/** Claims that serve the protocol, not the publisher (OIDC Core 2, RFC 7519 4.1). */
const PROTOCOL = new Set([
  'iss',
  'aud',
  'exp',
  'iat',
  'nbf',
  'jti',
  'nonce',
  'azp',
  'at_hash',
  'c_hash',
  's_hash',
  'auth_time',
  'acr',
  'amr',
  'sid',
])

/** Only what a school agreed to share is there, so anything but `sub` may be absent; an odd value counts as absent. */
const agreed = z.object({
  sub: z.string(),
  role: z.array(z.string()).catch([]),
  school_id: z.int().optional().catch(undefined),
  school_name: z.string().optional().catch(undefined),
  group_keys: z.array(z.string()).optional().catch(undefined),
  group_names: z.array(z.string()).optional().catch(undefined),
  given_name: z.string().optional().catch(undefined),
  family_name: z.string().optional().catch(undefined),
})

/** Somebody as the portal introduced them to one publisher. */
export type Identity = z.output<typeof agreed> & {
  /** All that the portal told, protocol apart, as it came. */
  told: Record<string, unknown>
}

/** Reads a checked id token. */
export function readIdentity(claims: Record<string, unknown>): Identity {
  const told = Object.fromEntries(Object.entries(claims).filter(([name]) => !PROTOCOL.has(name)))
  return { ...agreed.parse(claims), told }
}

/** True where the portal told exactly the same: same person, same role, same place. */
export function sameIdentity(one: Identity, other: Identity): boolean {
  return JSON.stringify(one.told) === JSON.stringify(other.told)
}

/** A pupil's screens; roles are a union, so whoever also teaches gets the teacher's. */
export function isPupil(identity: Identity): boolean {
  return identity.role.includes('pupil') && !identity.role.includes('teacher')
}
