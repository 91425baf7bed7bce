import { z } from 'zod'
import { readAddress } from '@/lib/home-login/address-rules'

/** An address of a form: empty is none; what is no address says why at its field. */
export const addressInput = z.string().max(400, 'Dit e-mailadres is te lang.').optional().transform((text, context) => {
  if (!text || text.trim() === '') return null
  const read = readAddress(text)
  if (read.ok) return read.address
  context.addIssue({ code: 'custom', message: read.problem })
  return z.NEVER
})
/** What the form showed when it was made; as it was kept. */
export const shownInput = z.string().max(400).optional().transform((text) => (text ? text : null))

const picture = z.string().max(40).optional()

/** 'wijzigen' of one pupil (GRP-4). Everything left empty stays as it is, but for the addresses. */
export const changePupilInput = z.object({
  pupilId: z.uuid(),
  pin: z.string().trim().regex(/^\d{4}$/, 'Een pincode heeft vier cijfers.').optional(),
  'confirm-pin': z.string().max(10).optional(),
  passwordPicture: picture,
  picture,
  method: z.enum(['group', 'pin', 'picture', 'badge'], { error: 'Kies hoe de leerling inlogt.' }).optional(),
  /** Present when the form had the part 'Thuislogin'. */
  home: z.literal('1').optional(),
  email1: addressInput, email2: addressInput,
  'was-email1': shownInput, 'was-email2': shownInput,
  'confirm-email1': z.string().max(400).optional(), 'confirm-email2': z.string().max(400).optional(),
}).superRefine((input, context) => {
  if (input.email1 && input.email1 === input.email2) context.addIssue({ code: 'custom', path: ['email2'], message: 'Dit is hetzelfde adres als E-mailadres 1. Vul een ander adres in of laat dit veld leeg.' })
})
export type ChangePupil = z.output<typeof changePupilInput>
