import { z } from 'zod'
import { YEAR_GROUPS } from '@/lib/core/year-group'
import { readLevels } from './rules'

const tick = z.literal('on').optional().transform(Boolean)
const uuid = z.uuid()

/** A title as its publisher fills it in. `title` is absent for a new one. */
export const titleInput = z
  .object({
    title: uuid.optional(),
    name: z.string({ error: 'Vul een naam in.' }).trim().min(1, 'Vul een naam in.').max(80, 'Houd de naam korter dan 80 tekens.'),
    method: uuid.optional(),
    url: z.string({ error: 'Vul het adres in.' }).trim().max(500, 'Dit adres is te lang.'),
    audience: z.enum(['pupil', 'teacher'], { error: 'Kies voor wie de titel is.' }),
    teacherEntrance: tick,
    test: tick,
    homeAllowed: tick,
    linksAreFinal: tick,
    yearGroup: z.array(z.enum(YEAR_GROUPS)).max(20).default([]),
    levels: z.string().max(400, 'Dit zijn te veel niveaus.').default('').transform(readLevels).refine((levels) => levels.length <= 20 && levels.every((level) => level.length <= 40), 'Een niveau is ten hoogste 40 tekens, en er zijn er ten hoogste 20.'),
  })
  .refine(({ test, homeAllowed }) => !(test && homeAllowed), { path: ['homeAllowed'], message: 'Toetsen worden op school gemaakt: toetssoftware kan niet voor thuis.' })
  .refine(({ audience, teacherEntrance }) => !(audience === 'teacher' && teacherEntrance), { path: ['teacherEntrance'], message: 'Een titel voor leerkrachten heeft geen aparte leerkrachtingang nodig.' })

export const removeTitleInput = z.object({ title: uuid, licences: z.coerce.number().int().min(0) })

const date = z.iso.date('Vul een datum in.')

/** A licence of one school. No number of seats: no limit; no end: it runs on. */
export const licenceInput = z
  .object({
    school: uuid,
    product: uuid,
    seats: z.string().trim().regex(/^\d{0,6}$/, 'Vul een aantal in, of niets als er geen maximum is.').default('').transform((text) => (text === '' ? null : Number(text))),
    startsOn: date,
    endsOn: date.optional(),
    linking: z.enum(['portal', 'automatic', 'publisher'], { error: 'Kies wie koppelt.' }),
  })
  .refine(({ startsOn, endsOn }) => !endsOn || endsOn >= startsOn, { path: ['endsOn'], message: 'Het einde ligt voor het begin.' })

export const personInput = z.object({
  publisher: z.uuid('Kies een uitgeverij.'),
  name: z.string({ error: 'Vul een naam in.' }).trim().min(2, 'Vul een naam in.').max(100, 'Deze naam is te lang.'),
  email: z.string({ error: 'Vul een e-mailadres in.' }).trim().toLowerCase().pipe(z.email('Dit is geen geldig e-mailadres.')),
})
/** Where a publisher is asked for its licences; empty: the portal hosts them. */
export const lookupInput = z.object({ publisher: z.uuid('Kies een uitgeverij.'), url: z.string().trim().max(500, 'Dit adres is te lang.').default('') })
export const userInput = z.object({ user: uuid })
