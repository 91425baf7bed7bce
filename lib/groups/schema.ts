import { z } from 'zod'

const method = z.enum(['pin', 'picture', 'badge'], { error: 'Kies pincode, wachtwoordplaatje of QR-badge.' })
const kind = z.enum(['pin', 'picture'])

/** `own`: pupils with a method of their own keep it, or go along with the group (GRP-2). */
export const loginMethodInput = z.object({ groupId: z.uuid(), method, own: z.enum(['keep', 'overwrite']).default('keep') })
export const pupilMethodInput = z.object({ pupilId: z.uuid(), method: z.union([method, z.literal('group')], { error: 'Kies een login methode.' }) })

export const renewGroupInput = z.object({ groupId: z.uuid(), kind })
export const renewPupilInput = z.object({ pupilId: z.uuid(), kind })
export const groupInput = z.object({ groupId: z.uuid() })
export const pupilInput = z.object({ pupilId: z.uuid() })
