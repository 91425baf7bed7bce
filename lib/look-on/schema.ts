import { z } from 'zod'

/** 'Kijk mee': at which school and why. The school reads the reason. */
export const beginInput = z.object({
  schoolId: z.uuid(),
  reason: z.string({ error: 'Schrijf waarom u meekijkt. De school leest dit.' }).trim().min(5, 'Schrijf iets meer: de school leest waarom u meekijkt.').max(200, 'Houd het bij 200 tekens.').regex(/^\P{C}*$/u, 'Hier staan tekens in die niet zichtbaar zijn.'),
})
export const endInput = z.object({})
