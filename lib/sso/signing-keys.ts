import { createHash, createPrivateKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto'
import { decrypt, encrypt } from '@/lib/platform/crypto'
import type { Transaction } from '@/lib/platform/db/prisma'
import { acrossSchools } from '@/lib/platform/db/scope'
import { SCHEDULES, type KeyUse } from './key-schedule'
import { certify } from './certify'

export type SigningJwk = JsonWebKey & { kid: string; alg: 'ES256'; use: 'sig' }
/** A key of SAML with its certificate, both PEM. */
export type CertifiedKey = { kid: string; privateKey: string; certificate: string; signsFrom: Date }

/** What anybody may know of a key: `publicJwk` is its public half, `certificate` (PEM) of keys for SAML only. */
export type OpenKey = { kid: string; publicJwk: JsonWebKey; certificate: string | null; signsFrom: Date }
type StoredKey = OpenKey & { privateCipher: Uint8Array }

/** Publishers keep the published keys for so long, in hours: a new key signs no sooner. */
export const LEAD_HOURS = 24

/**
 * The private keys that are published: first the one that signs now (the newest whose time has come), then the others.
 * Makes the first one. Processes that start at once agree on one.
 */
export async function signingKeys(now = new Date()): Promise<SigningJwk[]> {
  return (await published('openid', now, OPENED)).map(opened) as SigningJwk[]
}

/** The key that signs assertions of SAML now. */
export async function samlSigningKey(now = new Date()): Promise<CertifiedKey> {
  const [key] = await published('saml', now, OPENED)
  const privateKey = createPrivateKey({ key: opened(key!), format: 'jwk' }).export({ type: 'pkcs8', format: 'pem' }).toString()
  return { kid: key!.kid, signsFrom: key!.signsFrom, certificate: key!.certificate!, privateKey }
}

/**
 * The published keys without their private halves, in the same order: for what anybody may ask for, so that strangers make the portal
 * open no secret and wait for no lock. Read anew each time: a rotation shows at once.
 */
export async function publishedKeys(use: KeyUse = 'openid', now = new Date()): Promise<OpenKey[]> {
  return published(use, now, OPEN)
}

/** The certificates that SAML publishes, PEM: of what signs now, first, and of what will or did. */
export async function samlCertificates(now = new Date()): Promise<string[]> {
  return (await publishedKeys('saml', now)).map(({ certificate }) => certificate!)
}

const OPEN = { kid: true, publicJwk: true, certificate: true, signsFrom: true } as const
const OPENED = { ...OPEN, privateCipher: true } as const
const opened = ({ privateCipher }: StoredKey): JsonWebKey => JSON.parse(decrypt(privateCipher, 'signing-key')) as JsonWebKey

function published(use: KeyUse, now: Date, columns: typeof OPENED): Promise<StoredKey[]>
function published(use: KeyUse, now: Date, columns: typeof OPEN): Promise<OpenKey[]>
async function published(use: KeyUse, now: Date, columns: typeof OPEN | typeof OPENED): Promise<OpenKey[]> {
  const database = acrossSchools('one issuer signs for all schools')
  const inOrder = async (from: Pick<Transaction, 'signingKey'>): Promise<OpenKey[]> => {
    const known = (await from.signingKey.findMany({ where: { retiredAt: null, use }, orderBy: { signsFrom: 'desc' }, select: columns })) as OpenKey[]
    const ready = known.filter(({ signsFrom }) => signsFrom <= now)
    return [...ready, ...known.filter((key) => !ready.includes(key))]
  }
  const known = await inOrder(database)
  // Only who finds none waits for the lock, and looks again: another process may have made the first one.
  return known.length > 0 ? known : database.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('signing-key'))`
    const made = await inOrder(tx)
    return made.length > 0 ? made : [await addKey(tx, now, use)]
  })
}

async function addKey(tx: Pick<Transaction, 'signingKey'>, signsFrom: Date, use: KeyUse): Promise<StoredKey> {
  const { jwk, certificate } = use === 'openid' ? { jwk: newKey(), certificate: null } : await newCertifiedKey(signsFrom)
  const open = Object.fromEntries(['kty', 'crv', 'x', 'y', 'n', 'e', 'kid', 'alg', 'use'].flatMap((name) => (jwk[name] === undefined ? [] : [[name, String(jwk[name])]])))
  const row = await tx.signingKey.create({ data: { kid: jwk.kid, use, certificate, signsFrom, publicJwk: open, privateCipher: encrypt(JSON.stringify(jwk), 'signing-key') } })
  return { ...row, publicJwk: open }
}

/** The order of the published keys as a text: another order means another provider. */
export async function signingOrder(now = new Date()): Promise<string> {
  return (await publishedKeys('openid', now)).map(({ kid }) => kid).join(' ')
}

/** Adds a key that is published at once and signs `hours` from now. Answers its name. */
export async function addSigningKey(now: Date, hours: number = LEAD_HOURS, use: KeyUse = 'openid'): Promise<string> {
  await publishedKeys(use, now)
  return (await addKey(acrossSchools('one issuer signs for all schools'), new Date(now.getTime() + hours * 3_600_000), use)).kid
}

/** Takes a key out of what is published. @throws Error for a key that is not there, and for the one that signs now */
export async function retireSigningKey(kid: string, now: Date, use: KeyUse = 'openid'): Promise<void> {
  const keys = await publishedKeys(use, now)
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

/** RSA, which every service provider can check (decision 0031); its certificate outlives its turn by a year. */
async function newCertifiedKey(signsFrom: Date): Promise<{ jwk: JsonWebKey & { kid: string }; certificate: string }> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = privateKey.export({ format: 'jwk' })
  const kid = createHash('sha256').update(JSON.stringify({ e: jwk.e, kty: jwk.kty, n: jwk.n })).digest('base64url')
  const { signsFor, lead } = SCHEDULES.saml
  const certificate = await certify(privateKey, kid, new Date(signsFrom.getTime() - lead - 86_400_000), new Date(signsFrom.getTime() + signsFor + 365 * 86_400_000))
  return { jwk: { ...jwk, kid }, certificate }
}
