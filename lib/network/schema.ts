import { z } from 'zod'

export const addAddressInput = z.object({
  address: z.string({ error: 'Vul een IP-adres in.' }).trim().min(1, 'Vul een IP-adres in.').max(60, 'Dit is geen geldig IP-adres.'),
  connectionType: z.enum(['static', 'dynamic'], { error: 'Kies een verbindingstype.' }).default('static'),
})
export const removeAddressInput = z.object({ id: z.uuid() })
