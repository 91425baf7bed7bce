import { decodeJwt } from 'jose'
import { errors, type KoaContextWithOIDC } from 'oidc-provider'
import { assertionTimesTrouble, assertionTrouble } from '@/lib/core/assertion-times'

/** The library's own word, said after the signature was found good. */
const REPLAYED = 'client assertion tokens must only be used once'

/**
 * Looks at the times of an assertion whose signature is good already (private_key_jwt), at single sign-on and at the publishers' services.
 * @throws InvalidClientAuth (401 invalid_client), which says what is wrong: it tells its own maker nothing new
 */
export function checkAssertionTimes(claims: Record<string, unknown>): void {
  const trouble = assertionTimesTrouble(claims, Math.floor(Date.now() / 1000))
  if (trouble) throw Object.assign(new errors.InvalidClientAuth(trouble), { error_description: trouble })
}

/**
 * The library says of every client that it refuses only that authentication failed. Where the assertion itself shows why, or was good and came
 * twice, the answer says so. `audiences`: what `aud` may be, the best first.
 */
export const explainRefusal = (audiences: readonly string[]) => (ctx: KoaContextWithOIDC, refusal: Error) => {
  const answer = ctx.body as { error?: string; error_description?: string } | undefined
  const sent = ctx.oidc?.params?.client_assertion
  if (answer?.error !== 'invalid_client' || typeof sent !== 'string') return
  const { error_detail: detail } = refusal as Error & { error_detail?: string }
  const trouble = detail === REPLAYED ? REPLAYED : assertionTrouble(claimsOf(sent), audiences, Math.floor(Date.now() / 1000))
  if (trouble) answer.error_description = trouble
}

function claimsOf(assertion: string): Record<string, unknown> {
  try {
    return decodeJwt(assertion)
  } catch {
    return {}
  }
}
