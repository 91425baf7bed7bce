import { z } from 'zod'
import { newSchoolKey } from '@/lib/core/school-key'
import { parseBrin, type Brin } from '@/lib/core/brin'
import { emailAddress, namePart } from '@/lib/core/email-address'
import { REQUEST_KINDS, REQUEST_SCHOOLS } from './rules'

const line = (missing: string) => z.string({ error: missing }).trim().min(1, missing).max(120, 'Dit is te lang: ten hoogste 120 tekens.').regex(/^\P{C}*$/u, 'Hier staan tekens in die niet zichtbaar zijn. Typ het opnieuw.')
const WRONG_BRIN = 'Vul het BRIN met de vestigingscode in: twee cijfers, twee letters, twee cijfers, zoals 12AB00.'
const brin = z.string().trim().max(12, WRONG_BRIN).transform((text, context): Brin => {
  const read = parseBrin(text)
  if (!read) context.addIssue({ code: 'custom', message: WRONG_BRIN })
  return read ?? z.NEVER
})

const common = {
  kind: z.enum(REQUEST_KINDS),
  boardName: line('Vul de naam van het bestuur in, zoals bij de KvK en DUO.'),
  schoolName: line('Vul de naam van de school in.'),
  signatoryName: namePart('Vul de naam van het wettig bestuurslid in.'),
  signatoryEmail: emailAddress,
  firstName: namePart('Vul een voornaam in.'),
  prefix: namePart('').optional(),
  lastName: namePart('Vul een achternaam in.'),
  email: emailAddress,
  captcha: z.string().max(4000).optional(),
}

/** The form of a request (ACC-1). A Dutch primary school has a BRIN; the others may. */
export const requestInput = z.discriminatedUnion('schoolKind', [
  z.object({
    ...common, schoolKind: z.literal('primary'),
    brin: z.string({ error: WRONG_BRIN }).pipe(brin),
    boardNumber: z.string({ error: 'Vul het bestuursnummer van DUO in.' }).trim().regex(/^\d{5}$/, 'Een bestuursnummer van DUO heeft vijf cijfers.'),
    schoolKey: z.undefined().optional(), city: z.undefined().optional(),
  }),
  z.object({
    ...common, schoolKind: z.enum(REQUEST_SCHOOLS).exclude(['primary']),
    brin: brin.optional(),
    boardNumber: line('Vul het nummer van het bestuur in, zoals het KvK-nummer.').max(20, 'Dit is te lang: ten hoogste 20 tekens.'),
    schoolKey: z.string().trim().toUpperCase().max(40, 'Dit is te lang: ten hoogste 40 tekens.').optional(),
    city: line('Vul de plaats in, en het land als dat niet Nederland is.'),
  }),
])
export type RequestInput = z.output<typeof requestInput>

export const rejectInput = z.object({
  requestId: z.uuid(),
  reason: z.string({ error: 'Schrijf waarom, voor de aanvrager.' }).trim().min(10, 'Deze reden is te kort. Schrijf in ten minste 10 tekens wat er niet klopt en wat de aanvrager kan doen.').max(1000, 'Dit is te lang: ten hoogste 1000 tekens.'),
})

/**
 * `schoolId`: which own location is meant; `schoolKey`: of a new one. Both for locations that DUO does not list only. `checked`: the
 * helpdesk looked up who may sign; without that nothing is approved.
 */
export const approveInput = z.object({
  requestId: z.uuid(),
  checked: z.literal('on', { error: 'Kijk eerst bij de KvK wie mag tekenen, en zet dan het vinkje.' }),
  /** The board of DUO that somebody confirmed, in the words that stood there: where the request names another. */
  otherBoard: z.string().max(400).optional(),
  schoolId: z.uuid().optional(),
  schoolKey: newSchoolKey.optional(),
})
