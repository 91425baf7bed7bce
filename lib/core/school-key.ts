import { z } from 'zod'
import { parseBrin } from './brin'

/** A new school key: what imports match instead of a BRIN (ACC-2). None has the form of a BRIN, for then it would be somebody else's number. */
export const newSchoolKey = z.string({ error: 'Vul een schoolsleutel in.' }).trim().toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9-]{2,39}$/, 'Een schoolsleutel heeft 3 tot 40 tekens: letters, cijfers en streepjes.')
  .refine((key) => parseBrin(key) === null, 'Een schoolsleutel mag niet op een BRIN lijken. Kies een andere, met meer letters of een streepje.')
