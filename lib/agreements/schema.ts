import { z } from 'zod'
import { emailAddress, namePart } from '@/lib/core/email-address'

const person = { name: namePart('Vul de naam van de bestuurder in.'), position: namePart('Vul de functie in, zoals ‘voorzitter van het bestuur’.') }

/** Who is asked to sign: the board member as the chamber of commerce has it. */
export const askInput = z.object({ ...person, email: emailAddress })
/** The same by the helpdesk, for any board. */
export const askForBoardInput = z.object({ ...person, email: emailAddress, boardId: z.uuid() })
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
