import { z } from 'zod'
import { dutchMoment } from '@/lib/core/dutch-moment'
import { NOTICE_AUDIENCE_NAMES, NOTICE_KIND_NAMES } from './rules'

const moment = z.string().transform((text, context) => dutchMoment(text) ?? (context.addIssue({ code: 'custom', message: 'Vul een dag en een tijd in.' }), z.NEVER))

/** 'Mededeling opslaan': `noticeId` when one is changed. Times are Dutch. */
export const noticeInput = z
  .object({
    noticeId: z.uuid().optional(),
    kind: z.enum(NOTICE_KIND_NAMES, { error: 'Kies waar de mededeling over gaat.' }),
    audience: z.enum(NOTICE_AUDIENCE_NAMES, { error: 'Kies voor wie de mededeling is.' }),
    text: z.string({ error: 'Vul de korte tekst in.' }).trim().min(5, 'Vul de korte tekst in.').max(160, 'Houd de korte tekst bij 160 tekens; de rest komt bij ‘Meer informatie’.').regex(/^\P{C}*$/u, 'Gebruik één regel zonder bijzondere tekens.'),
    more: z.string().trim().max(4000, 'Houd het bij 4000 tekens.').default(''),
    startsAt: moment.optional(),
    endsAt: moment.optional(),
  })
  .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || endsAt > startsAt, { path: ['endsAt'], message: 'De mededeling eindigt voordat hij begint.' })

export const noticeIdInput = z.object({ noticeId: z.uuid() })
