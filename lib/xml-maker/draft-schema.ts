import { z } from 'zod'
import { MOST_REFS, MOST_ROWS, MOST_TEXT } from './model'

const id = z.string().regex(/^[\w-]{1,64}$/)
const cell = z.string().max(MOST_TEXT * 2)
const refs = z.array(z.string().min(1).max(MOST_TEXT * 2)).max(MOST_REFS)
const row = { id, key: cell }
const person = { ...row, firstName: cell, prefix: cell, lastName: cell, initials: cell }
const unique = <Row extends { id: string }>(rows: Row[]) => new Set(rows.map((one) => one.id)).size === rows.length
const rowsOf = <Row extends z.ZodType<{ id: string }>>(shape: Row, most: number) => z.array(shape).max(most).refine(unique, 'ids must differ')

const groups = rowsOf(z.object({ ...row, name: cell, kind: z.enum(['base', 'combined']), yearGroup: cell, description: cell }), MOST_ROWS.groups)
const pupils = rowsOf(z.object({ ...person, yearGroup: cell, groups: refs, combined: refs }), MOST_ROWS.pupils)
const staff = rowsOf(z.object({ ...person, groups: refs }), MOST_ROWS.staff)
const schoolYear = z.string().max(20)

/** A draft as the browser sends it: whatever else is in it is dropped. */
export const draftSchema = z.object({ schoolYear, groups, pupils, staff })

const ids = z.array(id).max(MOST_ROWS.pupils)
const part = <Rows extends z.ZodType>(put: Rows) => z.object({ put, gone: ids, order: ids.optional() }).optional()

/** The last changes of a page that closes (changes.ts). */
export const changesSchema = z.object({ schoolYear: schoolYear.optional(), groups: part(groups), pupils: part(pupils), staff: part(staff) })

/** Which draft, as this browser knows it. */
export const draftMark = z.object({ draftId: z.uuid(), version: z.coerce.number().int().min(1).max(2 ** 31 - 1) })

/**
 * Saving: the whole draft on the version that it was made on, or what changed since; `force` when the person chose to
 * overwrite another tab's. `writer` is the tab, and which of its saves this is.
 */
export const saveInput = draftMark.extend({
  school: z.uuid(), force: z.boolean().optional(), writer: z.object({ tab: z.uuid(), save: z.number().int().min(1).max(2 ** 31 - 1) }).optional(),
  draft: draftSchema.optional(), changes: changesSchema.optional(),
}).refine(({ draft, changes }) => (draft === undefined) !== (changes === undefined), 'the whole or the changes')

/** 'Begin opnieuw', and how to begin. */
export const startInput = z.object({ from: z.enum(['empty', 'school']) })
export const dropInput = z.object({})
