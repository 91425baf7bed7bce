import { z } from 'zod'

/** New ticks of the table, each `licence:group`. */
export const linkInput = z.object({
  link: z.array(z.string().regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/)).max(2000).default([]),
})
