import { z } from 'zod'
import { MOST_REFS, MOST_ROWS, MOST_TEXT } from './model'

const id = z.string().regex(/^[\w-]{1,64}$/)
const cell = z.string().max(MOST_TEXT * 2)
const refs = z.array(z.string().min(1).max(MOST_TEXT * 2)).max(MOST_REFS)
const row = { id, key: cell }
const person = { ...row, firstName: cell, prefix: cell, lastName: cell, initials: cell }
const unique = <Row extends { id: string }>(rows: Row[]) => new Set(rows.map((one) => one.id)).size === rows.length
const rowsOf = <Row extends z.ZodType<{ id: string }>>(shape: Row, most: number) => z.array(shape).max(most).refine(unique, 'ids must differ')

/** A draft as the browser sends it: whatever else is in it is dropped. */
export const draftSchema = z.object({
  schoolYear: z.string().max(20),
  groups: rowsOf(z.object({ ...row, name: cell, kind: z.enum(['base', 'combined']), yearGroup: cell, description: cell }), MOST_ROWS.groups),
  pupils: rowsOf(z.object({ ...person, yearGroup: cell, groups: refs, combined: refs }), MOST_ROWS.pupils),
  staff: rowsOf(z.object({ ...person, groups: refs }), MOST_ROWS.staff),
})

/** Which draft, as this browser knows it. */
export const draftMark = z.object({ draftId: z.uuid(), version: z.coerce.number().int().min(1).max(2 ** 31 - 1) })

/** Saving: the whole draft on the version that it was made on; `force` when the person chose to overwrite another tab's. */
export const saveInput = draftMark.extend({ school: z.uuid(), draft: draftSchema, force: z.boolean().optional() })

/** 'Begin opnieuw', and how to begin. */
export const startInput = z.object({ from: z.enum(['empty', 'school']) })
export const dropInput = z.object({})
