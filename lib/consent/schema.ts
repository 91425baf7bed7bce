import { z } from 'zod'

/** The ticks as the form sends them, and which rows it showed: a publisher that came later is never unticked unseen. */
export const consentInput = z.object({
  publisher: z.array(z.uuid()).default([]),
  shown: z.array(z.uuid()).min(1),
})
