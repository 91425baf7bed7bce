import { z } from 'zod'
import { KEY_WORDS, readPublicKeys } from '@/lib/core/public-keys'
import { safeAddress } from '@/lib/core/safe-address'
import { readBeginnings, readCertificate } from './rules'

const WORDS = {
  'no-certificate': 'Dit is geen certificaat (PEM) en geen SHA-256-vingerafdruk.',
  expired: 'Dit certificaat is verlopen.',
  'private-key': 'Hier staat een geheime sleutel bij. Vraag de uitgeverij een nieuw certificaat te maken: deze sleutel is niet meer geheim.',
  several: 'Vul één certificaat tegelijk in, met daarachter hooguit de certificaten van de autoriteiten ertussen.',
} as const
const publisherId = z.uuid()

/** 'Certificaat toevoegen': PEM or fingerprint. */
export const addCertificateInput = z.object({
  publisherId,
  certificate: z.string({ error: 'Vul een certificaat of vingerafdruk in.' }).max(20_000, 'Dit is te lang.').transform((text, context) => {
    const read = readCertificate(text, new Date())
    if (typeof read !== 'string') return read
    context.addIssue({ code: 'custom', message: WORDS[read] })
    return z.NEVER
  }),
})

/** 'Beëindig': now, or in so many days. */
export const endCertificateInput = z.object({ publisherId, certificateId: z.uuid(), days: z.enum(['0', '14']).transform(Number) })

const optional = (max: number) => z.string().trim().max(max, 'Dit is te lang.').default('')

/** 'Verbinding opslaan'. An empty field takes away what was there. */
export const connectionInput = z.object({
  publisherId,
  allowedUrls: optional(4000).transform((text, context) => {
    const read = readBeginnings(text)
    if (read) return read
    context.addIssue({ code: 'custom', message: 'Vul adressen in die met https:// beginnen en op een / eindigen, één per regel.' })
    return z.NEVER
  }),
  notifyUrl: optional(500).transform((text, context) => {
    const read = text === '' ? null : safeAddress(text)
    if (text === '' || read) return read
    context.addIssue({ code: 'custom', message: 'Vul een adres in dat met https:// begint.' })
    return z.NEVER
  }),
  apiKeys: optional(20_000).transform((text, context) => {
    const read = text === '' ? null : readPublicKeys(text)
    if (!read || 'keys' in read) return read
    context.addIssue({ code: 'custom', message: KEY_WORDS[read.problem] })
    return z.NEVER
  }),
  newGroupsAdvice: optional(300).transform((text) => text || null),
})

/** 'Gegevens en doel opslaan' (PUB-3). Nothing ticked is an answer too: then only what always goes along. */
export const termsInput = z.object({
  publisherId,
  purpose: z.string({ error: 'Vul in waarvoor de gegevens zijn.' }).trim().min(1, 'Vul in waarvoor de gegevens zijn.').max(300, 'Dit is te lang.'),
  attributes: z.array(z.string().max(40)).max(40).default([]),
})
