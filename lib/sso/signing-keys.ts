import { createHash, generateKeyPairSync, type JsonWebKey } from 'node:crypto'
import { decrypt, encrypt } from '@/lib/platform/crypto'
import type { Transaction } from '@/lib/platform/db/prisma'
import { acrossSchools } from '@/lib/platform/db/scope'

export type SigningJwk = JsonWebKey & { kid: string; alg: 'ES256'; use: 'sig' }

/** Publishers keep the published keys for so long, in hours: a new key signs no sooner. */
export const LEAD_HOURS = 24

/**
 * The private keys that are published: first the one that signs now (the newest whose time has come), then the others.
 * Makes the first one. Processes that start at once agree on one.
 */
export async function signingKeys(now = new Date()): Promise<SigningJwk[]> {
  return acrossSchools('one issuer signs for all schools').$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('signing-key'))`
    const known = await tx.signingKey.findMany({ where: { retiredAt: null }, orderBy: { signsFrom: 'desc' } })
    const ready = known.filter(({ signsFrom }) => signsFrom <= now)
    if (known.length > 0) return [...ready, ...known.filter((key) => !ready.includes(key))].map((key) => JSON.parse(decrypt(key.privateCipher, 'signing-key')) as SigningJwk)
    return [await addKey(tx, now)]
  })
}

async function addKey(tx: Pick<Transaction, 'signingKey'>, signsFrom: Date): Promise<SigningJwk> {
  const { d: secret, ...publicJwk } = newKey()
  await tx.signingKey.create({ data: { kid: publicJwk.kid, signsFrom, publicJwk: { ...publicJwk } as Record<string, string>, privateCipher: encrypt(JSON.stringify({ ...publicJwk, d: secret }), 'signing-key') } })
  return { ...publicJwk, d: secret }
}

/** The order of the published keys as a text: another order means another provider. */
export async function signingOrder(now = new Date()): Promise<string> {
  return (await signingKeys(now)).map(({ kid }) => kid).join(' ')
}

/** Adds a key that is published at once and signs `hours` from now. Answers its name. */
export async function addSigningKey(now: Date, hours: number = LEAD_HOURS): Promise<string> {
  await signingKeys(now)
  return (await addKey(acrossSchools('one issuer signs for all schools'), new Date(now.getTime() + hours * 3_600_000))).kid
}

/** Takes a key out of what is published. @throws Error for a key that is not there, and for the one that signs now */
export async function retireSigningKey(kid: string, now: Date): Promise<void> {
  const keys = await signingKeys(now)
  if (!keys.some((key) => key.kid === kid)) throw new Error('There is no such key.')
  if (keys[0]!.kid === kid) throw new Error('This key signs now: add a new one, and retire this one when that one has signed for a while.')
  await acrossSchools('one issuer signs for all schools').signingKey.update({ where: { kid }, data: { retiredAt: now } })
}

/** ES256: a signature costs a seventh of RS256's. The key's name is its RFC 7638 thumbprint. */
function newKey(): SigningJwk {
  const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  const kid = createHash('sha256').update(JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y })).digest('base64url')
  return { ...jwk, kid, alg: 'ES256', use: 'sig' }
}
