import { errors } from 'oidc-provider'
import { assertionTimesTrouble } from '@/lib/core/assertion-times'

/**
 * Looks at the times of an assertion whose signature is good already (private_key_jwt), at single sign-on and at the publishers' services.
 * @throws InvalidClientAuth (401 invalid_client), which says what is wrong: it tells its own maker nothing new
 */
export function checkAssertionTimes(claims: Record<string, unknown>): void {
  const trouble = assertionTimesTrouble(claims, Math.floor(Date.now() / 1000))
  if (trouble) throw Object.assign(new errors.InvalidClientAuth(trouble), { error_description: trouble })
}
