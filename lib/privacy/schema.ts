import { z } from 'zod'
import { emailAddress } from '@/lib/core/email-address'

/** 'Wissen': who, and the name as it was typed. */
export const eraseInput = z.object({ kind: z.enum(['pupil', 'staff', 'parent']), id: z.uuid(), typed: z.string({ error: 'Typ de naam om te bevestigen.' }).max(300, 'Dit is te lang.') })

/** A parent is found by the exact address only. */
export const findParentInput = z.object({ email: emailAddress })
