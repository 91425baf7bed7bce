import { z } from 'zod'

/** A whole e-mail address, in lower case: by that it is compared everywhere. */
export const emailAddress = z
  .string({ error: 'Vul een e-mailadres in.' })
  .trim()
  .toLowerCase()
  .max(254, 'Dit e-mailadres is te lang.')
  .pipe(z.email('Vul een volledig e-mailadres in, zoals naam@school.nl.'))

/** A part of a name that a person types: no line breaks or other invisible signs, for it goes into mails. */
export const namePart = (missing: string) => z.string({ error: missing }).trim().min(1, missing).max(80, 'Dit is te lang: ten hoogste 80 tekens.').regex(/^\P{C}*$/u, 'Hier staan tekens in die niet zichtbaar zijn. Typ de naam opnieuw.')

/** Whether two addresses are of one mailbox: case, and what stands behind a plus, make no other. */
export const sameMailbox = (one: string, other: string): boolean => mailbox(one) === mailbox(other)
const mailbox = (address: string): string => address.trim().toLowerCase().replace(/\+[^@]*@/, '@')
