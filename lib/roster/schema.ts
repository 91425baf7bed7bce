import { z } from 'zod'

/** Agreeing to an import: which one, to which plan, and the separate yes where something is out of the ordinary. */
export const confirmInput = z.object({
  importId: z.uuid(),
  planDigest: z.string().regex(/^[0-9a-f]{64}$/),
  sure: z.literal('ja').optional(),
})
export const cancelInput = z.object({ importId: z.uuid() })
