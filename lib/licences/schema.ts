import { z } from 'zod'

const uuid = z.uuid()
const level = z.string().trim().min(1).max(40)

/** A single pupil that gets a licence, at these levels; none: the own one (LIC-4, LIC-9). */
export const linkPupilInput = z.object({ licence: uuid, pupil: uuid, level: z.array(level).max(20).default([]) })

/**
 * Levels of a licence's groups and single pupils (LIC-4): `row` are all that the page showed, `level` what is ticked, as
 * `<row>:<level>`.
 */
export const levelsInput = z.object({
  licence: uuid,
  row: z.array(uuid).max(2000).default([]),
  level: z.array(z.string().regex(/^[0-9a-f-]{36}:.{1,40}$/)).max(4000).default([]),
})

/** New ticks of the table, each `licence:group`. */
export const linkInput = z.object({
  link: z.array(z.string().regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/)).max(2000).default([]),
})
