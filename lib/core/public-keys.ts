import { createPublicKey } from 'node:crypto'
import { z } from 'zod'
import { isStorable } from './storable'

/** How the owner of such a key may sign the assertion by which a client proves itself (private_key_jwt). */
export const CLIENT_ALGORITHMS = ['ES256', 'PS256', 'RS256', 'EdDSA'] as ('ES256' | 'PS256' | 'RS256' | 'EdDSA')[]

const SMALLEST_RSA = 2048
const MOST_KEYS = 5
/** What only the owner of a key pair may have. */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'] as const

export type KeySetProblem = 'not-json' | 'no-keys' | 'private' | 'bad-key' | 'too-many'
export type PublicKeys = { keys: Record<string, string>[] }

/**
 * Reads the public keys of a publisher: a JWKS, one JWK, or a PEM. Answers them with what a signature is checked by and nothing else,
 * or what is wrong. A private key is refused: whoever sent it here must make another.
 */
export function readPublicKeys(text: string): PublicKeys | { problem: KeySetProblem } {
  const found = fromPem(text) ?? fromJson(text)
  if (!Array.isArray(found)) return found
  if (found.length === 0) return { problem: 'no-keys' }
  if (found.length > MOST_KEYS) return { problem: 'too-many' }
  if (found.some((jwk) => PRIVATE.some((field) => field in jwk))) return { problem: 'private' }
  const keys = found.map(checked)
  return keys.every((key) => key !== null) ? { keys } : { problem: 'bad-key' }
}

const JWK = z.object({ kty: z.enum(['EC', 'RSA', 'OKP']), kid: z.string().min(1).max(200).refine(isStorable).optional() }).loose()

function fromJson(text: string): Record<string, unknown>[] | { problem: KeySetProblem } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { problem: text.includes('PRIVATE KEY') ? 'private' : 'not-json' }
  }
  if (typeof json !== 'object' || json === null) return { problem: 'not-json' }
  const keys: unknown = 'keys' in json ? json.keys : [json]
  return Array.isArray(keys) && keys.every((key): key is Record<string, unknown> => typeof key === 'object' && key !== null) ? keys : { problem: 'not-json' }
}

function fromPem(text: string): Record<string, unknown>[] | null {
  if (!text.trim().startsWith('-----BEGIN PUBLIC KEY-----')) return null
  try {
    return [createPublicKey(text.trim()).export({ format: 'jwk' }) as Record<string, unknown>]
  } catch {
    return [{}]
  }
}

/** The key as OpenSSL reads it; null for one that it does not, or that is too weak. */
function checked(jwk: Record<string, unknown>): Record<string, string> | null {
  const parsed = JWK.safeParse(jwk)
  if (!parsed.success) return null
  try {
    const key = createPublicKey({ key: jwk as never, format: 'jwk' })
    const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {}
    const strong = key.asymmetricKeyType === 'ed25519' || (key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1') || (key.asymmetricKeyType === 'rsa' && (modulusLength ?? 0) >= SMALLEST_RSA)
    if (!strong) return null
    return { ...(key.export({ format: 'jwk' }) as Record<string, string>), use: 'sig', ...(parsed.data.kid ? { kid: parsed.data.kid } : {}) }
  } catch {
    return null
  }
}

/** What is the matter, in Dutch. */
export const KEY_WORDS: Record<KeySetProblem, string> = {
  'not-json': 'Dit is geen sleutel: plak de JWKS (JSON) of de PEM die de uitgeverij gaf.',
  'no-keys': 'Plak ten minste één openbare sleutel.',
  private: 'Dit is een geheime sleutel. Die mag niemand anders hebben: vraag de uitgeverij om een nieuw paar te maken en alleen de openbare helft te sturen.',
  'bad-key': 'Deze sleutel kan niet: gebruik P-256, Ed25519, of RSA van ten minste 2048 bits.',
  'too-many': 'Plak ten hoogste vijf sleutels.',
}
