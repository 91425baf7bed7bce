import { z } from 'zod'

/** The mark of what the form showed that publishers ask for. */
const terms = z.string().max(64).default('')

/** The ticks as the form sends them, which rows it showed, and which of those ticked: what changed elsewhere meanwhile stays. */
export const consentInput = z.object({
  publisher: z.array(z.uuid()).default([]),
  shown: z.array(z.uuid()).min(1),
  was: z.array(z.uuid()).default([]),
  terms,
})

/** Yes or no to a publisher that asked (PUB-4). */
export const answerRequestInput = z.object({ requestId: z.uuid(), verdict: z.enum(['ja', 'nee']), terms })

/** Yes or no to a ticked publisher that asks for more, or for another purpose. */
export const answerTermsInput = z.object({ publisherId: z.uuid(), verdict: z.enum(['ja', 'nee']), terms })
