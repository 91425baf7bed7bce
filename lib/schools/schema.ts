import { z } from 'zod'
import { parseBrin, type Brin } from '@/lib/core/brin'
import { keptPostalCode } from '@/lib/core/postal-code'
import { newSchoolKey } from '@/lib/core/school-key'
import { OWN_KINDS } from './rules'

const line = (missing: string) => z.string({ error: missing }).trim().min(1, missing).max(120, 'Dit is te lang: ten hoogste 120 tekens.').regex(/^\P{C}*$/u, 'Hier staan tekens in die niet zichtbaar zijn. Typ het opnieuw.')
const perhaps = z.string().trim().max(80, 'Dit is te lang: ten hoogste 80 tekens.').optional().transform((text) => text || null)

export const keepLocationInput = z.object({
  locationId: z.uuid().optional(),
  kind: z.enum(OWN_KINDS, { error: 'Kies wat voor locatie dit is.' }),
  name: line('Vul de naam in.'),
  schoolKey: newSchoolKey,
  street: perhaps, houseNumber: perhaps, postalCode: perhaps.transform(keptPostalCode), city: perhaps,
  boardName: line('Vul de naam van het bestuur in.'),
  boardNumber: line('Vul het nummer van het bestuur in.'),
})
export const askNameInput = z.object({ name: line('Vul de nieuwe naam in.') })
export const decideNameInput = z.object({ nameRequestId: z.uuid(), verdict: z.enum(['ja', 'nee']) })
export const duoImportInput = z.object({ importId: z.uuid(), whole: z.literal('on').optional() })
export const brinOfLocation = z.string({ error: 'Vul het nieuwe BRIN in.' }).trim().max(12, 'Dit is geen BRIN.').transform((text, context): Brin => {
  const read = parseBrin(text)
  if (!read) context.addIssue({ code: 'custom', message: 'Vul het BRIN met vestiging in, zoals 12AB00.' })
  return read ?? z.NEVER
})
export const takeOverInput = z.object({ schoolId: z.uuid(), brin: brinOfLocation, checked: z.literal('on').optional() })
export const putBackInput = z.object({ schoolId: z.uuid() })
