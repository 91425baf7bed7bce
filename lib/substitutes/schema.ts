import { z } from 'zod'
import { emailAddress, namePart } from '@/lib/core/email-address'
import { SUBSTITUTE_DAYS } from './rules'

const CHOOSE = 'Kies 1, 2 of 5 dagen.'

/** 'Activeer' (SUB-1). */
export const activateInput = z.object({
  groupId: z.uuid(),
  name: namePart('Vul de naam van de invalkracht in.'),
  email: emailAddress,
  days: z.string({ error: CHOOSE }).transform(Number).pipe(z.literal(SUBSTITUTE_DAYS, { error: CHOOSE })),
})
export const endInput = z.object({ substitutionId: z.uuid() })
