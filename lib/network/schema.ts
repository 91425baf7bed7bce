import { z } from 'zod'

export const addAddressInput = z.object({
  address: z.string({ error: 'Vul een IP-adres in.' }).trim().min(1, 'Vul een IP-adres in.').max(60, 'Dit is geen geldig IP-adres.'),
  connectionType: z.enum(['static', 'dynamic'], { error: 'Kies een verbindingstype.' }).default('static'),
})
export const removeAddressInput = z.object({ id: z.uuid() })

/** The Dynamic IP Tool's forms bring nothing but who sends them. */
export const toolInput = z.object({})

export const enrolDeviceInput = z.object({
  name: z.string({ error: 'Geef het apparaat een naam.' }).trim().min(1, 'Geef het apparaat een naam.').max(60, 'Kies een naam van ten hoogste 60 tekens.'),
})
export const revokeDeviceInput = z.object({ id: z.uuid() })
