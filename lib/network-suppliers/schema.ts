import { z } from 'zod'

/** The ticks as the form sends them, which rows it showed, and which of those ticked: what changed elsewhere meanwhile stays. */
export const suppliersInput = z.object({
  supplier: z.array(z.uuid()).default([]),
  shown: z.array(z.uuid()).min(1),
  was: z.array(z.uuid()).default([]),
})
