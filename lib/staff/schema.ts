import { z } from 'zod'
import { emailAddress, namePart } from '@/lib/core/email-address'
import { isUuid } from '@/lib/core/ids'

/** 'Inloggen' (AUT-1). Addresses are compared in lower case. */
export const signInInput = z.object({
  email: z.string({ error: 'Vul uw e-mailadres in.' }).trim().toLowerCase().max(254, 'Dit e-mailadres is te lang.').pipe(z.email('Vul een volledig e-mailadres in, zoals naam@school.nl.')),
  password: z.string({ error: 'Vul uw wachtwoord in.' }).max(200, 'Dit wachtwoord is te lang.'),
  /** Where to go afterwards: a path of this portal. */
  next: z.string().max(2000).optional(),
  /** A solved captcha, once one was asked (AUT-2). */
  captcha: z.string().max(4000).optional(),
})

/** `employmentId`: as what, for whom also stands in at the own school (SUB-1). */
export const chooseSchoolInput = z.object({ schoolId: z.uuid(), employmentId: z.uuid().optional(), next: z.string().max(2000).optional() })
export const nothing = z.object({})

/** The version of the gebruikersovereenkomst that was read, the tick, and where to go on. */
export const acceptInput = z.object({ version: z.string().max(20), agreed: z.literal('on', { error: 'Zet een vinkje om akkoord te gaan.' }), next: z.string().max(2000).optional() })

/** 'Gebruikersnaam of wachtwoord vergeten' (AUT-3). */
export const forgotInput = z.object({ email: emailAddress, captcha: z.string().max(4000).optional() })
export const employmentInput = z.object({ employmentId: z.uuid() })

/** What a coordinator may give (access/actor, GIVEN_ROLES), and how the form names its boxes (staff/boxes). */
const ROLE_BOX = 'role-'
const GROUP_BOX = 'g-'
const ROLES = ['coordinator', 'careCoordinator', 'remedialTeacher', 'intern', 'supportStaff'] as const

/** The ticked roles and groups of a form, out of its check boxes. */
function ticked(form: Record<string, unknown>) {
  const ids = Object.keys(form).filter((name) => name.startsWith(GROUP_BOX)).map((name) => name.slice(GROUP_BOX.length))
  return { roles: ROLES.filter((role) => form[ROLE_BOX + role] !== undefined), groupIds: ids.filter(isUuid) }
}

/** 'Medewerker toevoegen' (ACC-4). */
export const addPersonInput = z
  .looseObject({
    firstName: namePart('Vul een voornaam in.'),
    prefix: namePart('').optional(),
    lastName: namePart('Vul een achternaam in.'),
    email: emailAddress,
  })
  .transform(({ firstName, prefix, lastName, email, ...boxes }) => ({ firstName, prefix: prefix ?? null, lastName, email, ...ticked(boxes) }))

/** 'Rollen opslaan' (ACC-4). */
export const setRolesInput = z.looseObject({ employmentId: z.uuid() }).transform(({ employmentId, ...boxes }) => ({ employmentId, ...ticked(boxes) }))
