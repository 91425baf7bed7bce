import { z } from 'zod'
import { emailAddress } from '@/lib/core/email-address'
import { KEY_WORDS, readPublicKeys } from '@/lib/core/public-keys'
import { safeAddress } from '@/lib/core/safe-address'

const token = z.string().max(64)
const HINT = 'Vul een adres in dat met https:// begint, of met http://localhost.'
/** Kept as it was typed, for such addresses are compared letter by letter. */
const isAddress = (text: string) => safeAddress(text) !== null && !text.includes('*')
const addresses = (least: number) =>
  z.string({ error: 'Vul ten minste één adres in.' }).transform((text) => [...new Set(text.split(/\s+/).filter(Boolean))])
    .refine((list) => list.length >= least, 'Vul ten minste één adres in.').refine((list) => list.length <= 10, 'Vul ten hoogste 10 adressen in.')
    .refine((list) => list.every(isAddress), 'Zet op elke regel één adres dat met https:// begint, of met http://localhost, zonder * of #.')
const address = (text: string) => z.string({ error: text }).trim().refine(isAddress, text)

/** 'Stuur mij een link'. */
export const askSandboxInput = z.object({ email: emailAddress, captcha: z.string().max(4000).optional() })

/**
 * 'Maak mijn proefomgeving': where users come back to, and by what the client proves itself. Without `auth` by its key where it gave one, else by a
 * secret. Keys serve the services (PUB-2) however it logs people in.
 */
export const makeSandboxInput = z.object({
  token,
  titleUrl: address(HINT),
  redirectUris: addresses(1),
  postLogoutRedirectUris: addresses(0).default([]),
  backchannelLogoutUri: z.string().trim().refine((text) => text === '' || isAddress(text), HINT).transform((text) => text || null).default(null),
  auth: z.enum(['secretBasic', 'secretPost', 'key', 'none'], { error: 'Kies hoe uw software zich bewijst.' }).optional(),
  samlMetadata: z.string().max(200_000, 'Dit is te lang voor metadata.').default('').transform((text) => text.trim() || null),
  samlOpens: z.literal('on').optional().transform(Boolean),
  keys: z.string().max(20_000, 'Dit is te lang voor sleutels.').default('').transform((text, context) => {
    const read = text.trim() === '' ? null : readPublicKeys(text)
    if (!read || 'keys' in read) return read
    context.addIssue({ code: 'custom', message: KEY_WORDS[read.problem] })
    return z.NEVER
  }),
}).transform((input) => ({ ...input, auth: input.auth ?? (input.keys ? ('key' as const) : ('secretBasic' as const)) }))
  .refine(({ auth, keys }) => auth !== 'key' || keys !== null, { path: ['keys'], message: KEY_WORDS['no-keys'] })
  .refine(({ samlOpens, samlMetadata }) => !samlOpens || samlMetadata !== null, { path: ['samlMetadata'], message: 'Plak de metadata van uw software, of open de titel met OpenID Connect.' })

/** 'Verleng' and 'Verwijder'. */
export const sandboxInput = z.object({ token })
