import { z } from 'zod'

const list = z.union([z.uuid(), z.array(z.uuid())]).optional().transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]))

/** A merger as it was shown: `keep` are the rows of pupils that go on where somebody chose. */
export const mergeInput = z.object({
  goesId: z.uuid(), staysId: z.uuid(), brin: z.string().trim().toUpperCase().max(6).optional(), digest: z.string().length(64), keep: list,
  sure: z.literal('ja').optional(),
  /** That the schools have different boards was seen, where they have. */
  boards: z.literal('ja').optional(),
})

export const undoMergeInput = z.object({ mergeId: z.uuid(), sure: z.literal('ja').optional() })

export const undoSplitInput = z.object({ splitId: z.uuid(), sure: z.literal('ja').optional() })

/** What is done to one's own school, once it was confirmed. */
export const confirmInput = z.object({ sure: z.literal('ja').optional() })
export const nothingInput = z.object({})
export const schoolInput = z.object({ schoolId: z.uuid() })
export const closeInput = z.object({ schoolId: z.uuid(), sure: z.literal('ja').optional() })

/** A split as it was shown: the groups that go. */
export const splitInput = z.object({ fromId: z.uuid(), toId: z.uuid(), group: list, digest: z.string().length(64), sure: z.literal('ja').optional(), boards: z.literal('ja').optional() })
