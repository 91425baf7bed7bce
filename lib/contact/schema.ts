import { z } from 'zod'
import { emailAddress } from '@/lib/core/email-address'
import { LAS_SYSTEM_NAMES } from '@/lib/las/rules'

const time = z.string({ error: 'Vul een tijd in, zoals 8:00.' }).trim().regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'Vul een tijd in, zoals 8:00.')
const dayOfYear = z.string({ error: 'Vul een dag in, zoals 15-08.' }).trim().regex(/^(0?[1-9]|[12]\d|3[01])-(0?[1-9]|1[0-2])$/, 'Vul een dag in, zoals 15-08.').transform((text) => text.split('-').map((part) => part.padStart(2, '0')).reverse().join('-'))
const telephone = z.string().trim().max(40, 'Dit telefoonnummer is te lang.').regex(/^[+()\d\s-]*$/, 'Gebruik cijfers, spaties, + en -.').default('')
const website = z.string().trim().max(200, 'Dit adres is te lang.').refine((text) => text === '' || (/^https:\/\//.test(text) && URL.canParse(text)), 'Vul een adres in dat met https:// begint.').default('')
const minutes = (text: string) => Number(text.split(':')[0]) * 60 + Number(text.split(':')[1])

/** 'Contactgegevens opslaan': how the helpdesk is reached. Days as people write them: 15-08. */
export const contactInput = z
  .object({ telephone, email: emailAddress, opens: time, closes: time, closesAtStart: time, startFrom: dayOfYear, startUntil: dayOfYear })
  .refine(({ opens, closes }) => minutes(opens) < minutes(closes), { path: ['closes'], message: 'De helpdesk sluit voordat hij opengaat.' })
  .refine(({ opens, closesAtStart }) => minutes(opens) < minutes(closesAtStart), { path: ['closesAtStart'], message: 'De helpdesk sluit voordat hij opengaat.' })

/** How the supplier of a LAS is reached (HLP-5). */
export const lasContactInput = z.object({ system: z.enum(LAS_SYSTEM_NAMES), website, email: z.union([z.literal(''), emailAddress]).default(''), telephone })

/** The contact form (HLP-1): for people of schools. */
export const messageInput = z.object({
  name: z.string({ error: 'Vul uw naam in.' }).trim().min(1, 'Vul uw naam in.').max(80, 'Dit is te lang: ten hoogste 80 tekens.').regex(/^\P{C}*$/u, 'Typ uw naam opnieuw.'),
  email: emailAddress,
  school: z.string({ error: 'Vul de naam of het BRIN van uw school in.' }).trim().min(2, 'Vul de naam of het BRIN van uw school in.').max(120, 'Dit is te lang: ten hoogste 120 tekens.').regex(/^\P{C}*$/u, 'Typ de naam van de school opnieuw.'),
  subject: z.string({ error: 'Vul in waar uw vraag over gaat.' }).trim().min(3, 'Vul in waar uw vraag over gaat.').max(100, 'Dit is te lang: ten hoogste 100 tekens.').regex(/^\P{C}*$/u, 'Gebruik één regel.'),
  message: z.string({ error: 'Schrijf uw vraag.' }).trim().min(10, 'Schrijf iets meer, dan kunnen we u helpen.').max(4000, 'Houd het bij 4000 tekens.'),
  captcha: z.string().max(4000).optional(),
})
