import { z } from 'zod'

/** The words for audiences in addresses, as people read them. */
export const AUDIENCE_WORDS = { leerling: 'pupil', leerkracht: 'teacher' } as const

/** The address of one download: what, for whom, in which form. */
export const downloadInput = z.object({
  what: z.union([z.uuid(), z.enum(['portaal', 'alle'])]),
  audience: z.enum(['leerling', 'leerkracht']).transform((word) => AUDIENCE_WORDS[word]),
  form: z.enum(['url', 'webloc', 'mobileconfig', 'icoon', 'chrome']),
})
