import { z } from 'zod'
import { isLoopback } from '@/lib/core/loopback'

const LONGEST = 300
const MOST = 20
const hint = 'Vul een adres in dat met https:// begint.'

/** An address of a publisher: https, without what a browser would drop or change; plain http only on this very machine, for tests. */
function isAddress(text: string): boolean {
  if (text.length > LONGEST || !URL.canParse(text)) return false
  const url = new URL(text)
  return (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) && url.hash === '' && url.username === '' && url.password === '' && !text.includes('*')
}
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
