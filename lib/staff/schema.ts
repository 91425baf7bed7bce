import { z } from 'zod'

/** 'Inloggen' (AUT-1). Addresses are compared in lower case. */
export const signInInput = z.object({
  email: z.string({ error: 'Vul uw e-mailadres in.' }).trim().toLowerCase().max(254, 'Dit e-mailadres is te lang.').pipe(z.email('Vul een volledig e-mailadres in, zoals naam@school.nl.')),
  password: z.string({ error: 'Vul uw wachtwoord in.' }).max(200, 'Dit wachtwoord is te lang.'),
  /** Where to go afterwards: a path of this portal. */
  next: z.string().max(2000).optional(),
})

export const chooseSchoolInput = z.object({ schoolId: z.uuid(), next: z.string().max(2000).optional() })
export const nothing = z.object({})
