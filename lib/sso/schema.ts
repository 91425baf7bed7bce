import { z } from 'zod'
import { safeAddress } from '@/lib/core/safe-address'

const MOST = 20
const hint = 'Vul een adres in dat met https:// begint.'

/** Kept as it was typed, for such addresses are compared letter by letter. */
const isAddress = (text: string) => safeAddress(text) !== null && !text.includes('*')
const address = z.string().trim().refine((text) => text === '' || isAddress(text), hint).transform((text) => text || null).default(null)
const addresses = (least: number) =>
  z.string().default('').transform((text) => [...new Set(text.split(/\s+/).filter(Boolean))])
    .refine((list) => list.length >= least, 'Vul ten minste één adres in.')
    .refine((list) => list.length <= MOST, `Vul ten hoogste ${MOST} adressen in.`)
    .refine((list) => list.every(isAddress), 'Zet op elke regel één adres dat met https:// begint, zonder * of #.')

/** 'Verbinding opslaan': how a publisher receives users by OpenID Connect (SSO-1, SSO-2). */
export const openidClientInput = z.object({
  publisherId: z.uuid(),
  auth: z.enum(['secretBasic', 'secretPost', 'key', 'none'], { error: 'Kies hoe de uitgeverij zich bewijst.' }),
  keys: z.string().max(20_000, 'Dit is te lang voor sleutels.').default(''),
  loginUrl: address.pipe(z.string({ error: 'Vul het adres in waar inloggen bij de uitgeverij begint.' })),
  redirectUris: addresses(1),
  postLogoutRedirectUris: addresses(0),
  backchannelLogoutUri: address,
})

/** 'Nieuw geheim'. */
export const clientSecretInput = z.object({ publisherId: z.uuid() })
