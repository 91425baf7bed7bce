import { z } from 'zod'

/** The first school day as a date field sends it; empty takes the own choice back. */
export const firstDayInput = z.object({ day: z.iso.date('Vul een datum in.').optional() })
