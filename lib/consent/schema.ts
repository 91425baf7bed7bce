import { z } from 'zod'

/** The ticks as the form sends them, and which rows it showed: a publisher that came later is never unticked unseen. */
export const consentInput = z.object({
  publisher: z.array(z.uuid()).default([]),
  shown: z.array(z.uuid()).min(1),
})

/** Yes or no to a publisher that asked (PUB-4). */
export const answerRequestInput = z.object({ requestId: z.uuid(), verdict: z.enum(['ja', 'nee']) })
