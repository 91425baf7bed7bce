import { createCipheriv, createDecipheriv, createHash, createHmac, createSecretKey, hkdfSync, randomBytes, randomFillSync, timingSafeEqual, type KeyObject } from 'node:crypto'
import { env } from './env'
import { shared } from './shared'

const NONCE = 12
const TAG = 16

/** `head` stands before every new cipher: the length of the current key's name, and that name. */
type KeyRing = { current: KeyObject; head: Buffer; keys: Map<string, KeyObject> }

function ring(): KeyRing {
  return shared('key-ring', () => {
    const pairs = env().ENCRYPTION_KEYS.split(',').map((pair) => pair.split(':') as [string, string])
    const keys = new Map(pairs.map(([name, key]) => [name, createSecretKey(key, 'base64')]))
    const name = Buffer.from(pairs[0]![0])
    return { current: keys.get(pairs[0]![0])!, head: Buffer.concat([Buffer.from([name.length]), name]), keys }
  })
}

/**
 * Encrypts with AES-256-GCM under the current key. The key's name stands in front, so that keys can be rotated;
 * `context` says what the value is and must be given again to decrypt: a pin's cipher is worthless in a secret's place.
 */
export function encrypt(plain: string | Uint8Array, context: string): Uint8Array<ArrayBuffer> {
  const { current, head } = ring()
  const nonce = newNonce()
  const cipher = createCipheriv('aes-256-gcm', current, nonce)
  cipher.setAAD(Buffer.from(context))
  const body = cipher.update(plain as string, 'utf8')
  // In GCM it leaves nothing over to write.
  cipher.final()
  const sealed = new Uint8Array(head.length + NONCE + TAG + body.length)
  sealed.set(head)
  sealed.set(nonce, head.length)
  sealed.set(cipher.getAuthTag(), head.length + NONCE)
  sealed.set(body, head.length + NONCE + TAG)
  return sealed
}

const randomness = { bytes: Buffer.alloc(NONCE * 256), used: Infinity }

/** From a supply: asking the system for so few bytes costs more than the encryption. */
function newNonce(): Buffer {
  if (randomness.used >= randomness.bytes.length) {
    randomFillSync(randomness.bytes)
    randomness.used = 0
  }
  return randomness.bytes.subarray(randomness.used, (randomness.used += NONCE))
}

/** The name of the key that encrypts now, and the names of all that decrypt. */
export function keyNames(): { current: string; all: string[] } {
  // The newest stands first.
  const all = [...ring().keys.keys()]
  return { current: all[0]!, all }
}

/** Undoes `encrypt`. @throws Error when the key is gone, the context differs or the value was touched. */
export function decryptBytes(sealed: Uint8Array, context: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const length = bytes[0]!
  const key = ring().keys.get(bytes.toString('utf8', 1, 1 + length))
  if (!key) throw new Error('encrypted under a key that is not configured any more')
  const at = 1 + length
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(at, at + NONCE), { authTagLength: TAG })
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(at + NONCE, at + NONCE + TAG))
  return Buffer.concat([decipher.update(bytes.subarray(at + NONCE + TAG)), decipher.final()])
}

/** `decryptBytes` as text. */
export function decrypt(sealed: Uint8Array, context: string): string {
  return decryptBytes(sealed, context).toString('utf8')
}

/** The hash by which an encrypted value is found: HMAC-SHA-256 under LOOKUP_KEY, apart per context. */
export function lookupHash(value: string, context: string): Uint8Array<ArrayBuffer> {
  const text = env().LOOKUP_KEY
  if (lookup?.text !== text) lookup = { text, key: createSecretKey(text, 'base64') }
  return new Uint8Array(createHmac('sha256', lookup.key).update(`${context}\0${value}`).digest())
}
/** Made once: an import asks for it hundreds of times. */
let lookup: { text: string; key: KeyObject } | undefined

/** SHA-256 of a random token: what the database keeps of it. */
export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest())
}

/** 256 random bits, safe in an address or a cookie. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A key for one purpose, derived from NEXTAUTH_SECRET; hex. */
export function derivedSecret(purpose: string): string {
  const secret = env().NEXTAUTH_SECRET
  const known = derived.get(purpose)
  if (known?.secret === secret) return known.key
  const key = Buffer.from(hkdfSync('sha256', secret, '', `leerpoort ${purpose}`, 32)).toString('hex')
  derived.set(purpose, { secret, key })
  return key
}
/** Made once: a login asks for the same ones several times over. */
const derived = new Map<string, { secret: string; key: string }>()

/** Compares in constant time. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
}
