import { z } from 'zod'
import { looksLikePin } from './rules'

const email = z
  .string({ error: 'Vul uw e-mailadres in.' })
  .trim()
  .toLowerCase()
  .max(254, 'Dit e-mailadres is te lang.')
  .pipe(z.email('Vul een volledig e-mailadres in, zoals naam@voorbeeld.nl.'))

/** 'Inloggen' at /thuis (HOM-2). A pin in the password's place is said before anything is looked up (HOM-9). */
export const homeSignInInput = z.object({
  email,
  password: z
    .string({ error: 'Vul uw wachtwoord in.' })
    .max(200, 'Dit wachtwoord is te lang.')
    .refine((text) => !looksLikePin(text), 'Vier cijfers zijn de pincode van uw kind. Vul hier het wachtwoord in dat u zelf hebt gekozen; uw kind gebruikt de pincode daarna.'),
  /** A solved captcha, once one was asked (AUT-2). */
  captcha: z.string().max(4000).optional(),
  /** A publisher's request that waits for this login. */
  verder: z.string().max(2000).optional(),
})

/** 'Gebruikersnaam of wachtwoord vergeten' (HOM-5). */
export const forgottenInput = z.object({ email, captcha: z.string().max(4000).optional() })

/** The child that was chosen, and its four digits or the slug of its password picture (HOM-2). */
export const childInput = z.object({
  pupil: z.uuid(),
  secret: z.string().regex(/^(\d{4}|[a-z][a-z0-9-]{1,39})$/),
})

export const nothing = z.object({})
