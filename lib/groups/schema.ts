import { z } from 'zod'

export const loginMethodInput = z.object({ groupId: z.uuid(), method: z.enum(['pin', 'picture'], { error: 'Kies pincode of wachtwoordplaatje.' }) })
