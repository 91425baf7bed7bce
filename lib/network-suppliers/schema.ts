import { z } from 'zod'

/** The ticks as the form sends them, and which rows it showed: an environment that came later is never unticked unseen. */
export const suppliersInput = z.object({
  supplier: z.array(z.uuid()).default([]),
  shown: z.array(z.uuid()).min(1),
})
