import { z } from 'zod'
import { emailAddress } from '@/lib/core/email-address'
import { KEY_WORDS, readPublicKeys } from '@/lib/core/public-keys'
import { safeAddress } from '@/lib/core/safe-address'

const token = z.string().max(64)
/** Kept as it was typed, for such addresses are compared letter by letter. */
const isAddress = (text: string) => safeAddress(text) !== null && !text.includes('*')
const address = (text: string) => z.string({ error: text }).trim().refine(isAddress, text)

/** 'Stuur mij een link'. */
export const askSandboxInput = z.object({ email: emailAddress, captcha: z.string().max(4000).optional() })

/** 'Maak mijn proefomgeving': where users come back to, and by what the client proves itself. */
export const makeSandboxInput = z.object({
  token,
  titleUrl: address('Vul een adres in dat met https:// begint, of met http://localhost.'),
  redirectUris: z.string({ error: 'Vul ten minste één adres in.' }).transform((text) => [...new Set(text.split(/\s+/).filter(Boolean))])
    .refine((list) => list.length >= 1, 'Vul ten minste één adres in.').refine((list) => list.length <= 10, 'Vul ten hoogste 10 adressen in.')
    .refine((list) => list.every(isAddress), 'Zet op elke regel één adres dat met https:// begint, of met http://localhost, zonder * of #.'),
  keys: z.string().max(20_000, 'Dit is te lang voor sleutels.').default('').transform((text, context) => {
    const read = text.trim() === '' ? null : readPublicKeys(text)
    if (!read || 'keys' in read) return read
    context.addIssue({ code: 'custom', message: KEY_WORDS[read.problem] })
    return z.NEVER
  }),
})

/** 'Verleng' and 'Verwijder'. */
export const sandboxInput = z.object({ token })
