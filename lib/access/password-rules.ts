import { z } from 'zod'

/** AUT-2: at least this long; the most is a setting (PASSWORD_MAX). */
export const PASSWORD_MIN = 8

/**
 * The form of a new password of staff and home accounts: `PASSWORD_MIN` to `most` characters with at least one letter
 * and one digit, in any script (AUT-2). bcrypt reads 72 bytes; what is longer would be cut in silence, so it is refused.
 */
export function newPassword(most: number) {
  return z
    .string({ error: 'Vul een wachtwoord in.' })
    .min(PASSWORD_MIN, `Kies een wachtwoord van ten minste ${PASSWORD_MIN} tekens.`)
    .max(most, `Kies een wachtwoord van ten hoogste ${most} tekens.`)
    .refine((text) => /\p{L}/u.test(text), 'Gebruik ten minste 1 letter.')
    .refine((text) => /\p{N}/u.test(text), 'Gebruik ten minste 1 cijfer.')
    .refine((text) => Buffer.byteLength(text) <= 72, 'Dit wachtwoord heeft te veel bijzondere tekens. Kies een korter wachtwoord.')
}
