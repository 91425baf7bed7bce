import { z } from 'zod'

/** Agreeing to an import: which one, to which plan, and the separate yes where something is out of the ordinary. */
export const confirmInput = z.object({
  importId: z.uuid(),
  planDigest: z.string().regex(/^[0-9a-f]{64}$/),
  sure: z.literal('ja').optional(),
  /** 'Importeer zonder deze regels' (LAS-3). */
  partial: z.literal('ja').optional(),
  /** The form had what follows on it: who is who goes along with the import. */
  words: z.literal('ja').optional(),
  /** 'Koppel de aangevinkte': only that, and then another look. */
  only: z.literal('ja').optional(),
  /** The pairs that the coordinator ticked (LAS-11), by who is there; `all` is 'Alle paren'. */
  pair: z.array(z.uuid()).max(5000).default([]),
  all: z.literal('ja').optional(),
  /** 'Allemaal iemand anders', of people whose key is in the file under another name (LAS-8). */
  allOther: z.literal('ja').optional(),
}).catchall(z.string().max(200).optional()).transform(({ importId, planDigest, sure, partial, words, only, pair, all, allOther, ...form }) => ({
  importId, planDigest, sure, partial, words, only, pair, all, allOther, same: answered(form, 'same'), other: answered(form, 'other'),
}))

/** Fields `who-<id>`, one a person: the ids with this answer. */
function answered(form: Record<string, unknown>, answer: 'same' | 'other'): string[] {
  return Object.entries(form).flatMap(([name, value]) => (value === answer && name.startsWith('who-') ? [name.slice(4)] : []))
}
/** Undoing the last import (LAS-5): what was shown, and the separate yes. */
export const undoInput = z.object({ importId: z.uuid(), digest: z.string().regex(/^[0-9a-f]{64}$/), sure: z.literal('ja').optional() })
export const cancelInput = z.object({ importId: z.uuid() })
