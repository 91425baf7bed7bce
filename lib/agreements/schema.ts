import { z } from 'zod'
import { emailAddress, namePart } from '@/lib/core/email-address'

const person = { name: namePart('Vul de naam van de bestuurder in.'), position: namePart('Vul de functie in, zoals ‘voorzitter van het bestuur’.') }

/** Who is asked to sign: the board member as the chamber of commerce has it. */
export const askInput = z.object({ ...person, email: emailAddress })
/** The same by the helpdesk, for any board. */
export const askForBoardInput = z.object({ ...person, email: emailAddress, boardId: z.uuid() })
/** What the helpdesk found of who signed. `checked`: how; without that nothing is found good. */
export const checkInput = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('good'), agreementId: z.uuid(), checked: z.literal('on', { error: 'Controleer eerst of deze persoon mag tekenen en heeft getekend, en zet dan het vinkje.' }) }),
  z.object({ verdict: z.literal('refused'), agreementId: z.uuid() }),
  /** Of a signature that holds already, not of one that waits. */
  z.object({ verdict: z.literal('withdrawn'), agreementId: z.uuid(), reason: z.string({ error: 'Vul in waarom u de handtekening intrekt.' }).trim().min(1, 'Vul in waarom u de handtekening intrekt.').max(500, 'Dit is te lang: ten hoogste 500 tekens.') }),
])
export const withdrawInput = z.object({ requestId: z.uuid() })

/** The tekenblad. `school`: one school's id, or empty for all schools of the board. */
export const signInput = z.object({
  token: z.string().max(64),
  /** The version that was read: of a text that changed meanwhile nobody signs unread. */
  version: z.string().max(20),
  ...person,
  name: namePart('Vul uw naam in.'),
  place: namePart('Vul de plaats in waar u tekent.'),
  school: z.union([z.literal('all'), z.uuid()], { error: 'Kies voor welke scholen u tekent.' }),
  authorised: z.literal('on', { error: 'Zet een vinkje: alleen wie het bestuur mag vertegenwoordigen, kan tekenen.' }),
})
