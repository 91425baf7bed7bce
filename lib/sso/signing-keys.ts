import { createHash, generateKeyPairSync, type JsonWebKey } from 'node:crypto'
import { decrypt, encrypt } from '@/lib/platform/crypto'
import { acrossSchools } from '@/lib/platform/db/scope'

export type SigningJwk = JsonWebKey & { kid: string; alg: 'ES256'; use: 'sig' }

/** The private keys that sign id tokens, newest first; makes the first one. Processes that start at once agree on one. */
export async function signingKeys(): Promise<SigningJwk[]> {
  return acrossSchools('one issuer signs for all schools').$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('signing-key'))`
    const known = await tx.signingKey.findMany({ where: { retiredAt: null }, orderBy: { createdAt: 'desc' } })
    if (known.length > 0) return known.map((key) => JSON.parse(decrypt(key.privateCipher, 'signing-key')) as SigningJwk)
    const { d: secret, ...publicJwk } = newKey()
    await tx.signingKey.create({ data: { kid: publicJwk.kid, publicJwk: { ...publicJwk } as Record<string, string>, privateCipher: encrypt(JSON.stringify({ ...publicJwk, d: secret }), 'signing-key') } })
    return [{ ...publicJwk, d: secret }]
  })
}

/** ES256: a signature costs a seventh of RS256's. The key's name is its RFC 7638 thumbprint. */
function newKey(): SigningJwk {
  const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  const kid = createHash('sha256').update(JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y })).digest('base64url')
  return { ...jwk, kid, alg: 'ES256', use: 'sig' }
}
