import { z } from 'zod'

/** Agreeing to an import: which one, to which plan, and the separate yes where something is out of the ordinary. */
export const confirmInput = z.object({
  importId: z.uuid(),
  planDigest: z.string().regex(/^[0-9a-f]{64}$/),
  sure: z.literal('ja').optional(),
  /** 'Importeer zonder deze regels' (LAS-3). */
  partial: z.literal('ja').optional(),
})
/** The pairs that the coordinator ticked (LAS-11), by who is there; `all` is 'Alle paren'. */
export const pairsInput = z.object({ importId: z.uuid(), pair: z.array(z.uuid()).max(5000).default([]), all: z.literal('ja').optional() })
/** Undoing the last import (LAS-5): what was shown, and the separate yes. */
export const undoInput = z.object({ importId: z.uuid(), digest: z.string().regex(/^[0-9a-f]{64}$/), sure: z.literal('ja').optional() })
export const cancelInput = z.object({ importId: z.uuid() })
