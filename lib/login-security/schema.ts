import { z } from 'zod'

/** What the browser's passkey said, as JSON: judged by the passkey's own library. */
export const answer = z.string({ error: 'Uw browser heeft nog geen passkey gegeven.' }).min(2, 'Uw browser heeft nog geen passkey gegeven.').max(20_000)
const next = z.string().max(2000).optional()

export const passkeyLoginInput = z.object({ answer, next })
export const codeInput = z.object({ code: z.string({ error: 'Vul de code in.' }).trim().min(1, 'Vul de code in.').max(40, 'Deze code is te lang.'), next })
export const proveByPasswordInput = z.object({ password: z.string({ error: 'Vul uw wachtwoord in.' }).max(200, 'Dit wachtwoord is te lang.'), captcha: z.string().max(4000).optional(), next, venster: z.string().max(1).optional() })
export const proveByPasskeyInput = z.object({ answer, next, venster: z.string().max(1).optional() })
export const addPasskeyInput = z.object({ answer, name: z.string({ error: 'Geef de passkey een naam.' }).trim().min(1, 'Geef de passkey een naam.').max(60, 'Deze naam is te lang.') })
export const passkeyInput = z.object({ passkeyId: z.uuid() })
export const sessionInput = z.object({ sessionId: z.uuid() })
/** 'Verder' under fresh recovery codes. */
export const codesKeptInput = z.object({ bewaard: z.literal('on', { error: 'Zet een vinkje als u de codes hebt bewaard. U ziet ze alleen nu.' }), done: z.enum(['app', 'passkey', 'codes']) })
export const nothing = z.object({})
/** 'Inloggen van medewerkers' under Beheer. */
export const loginRulesInput = z.object({ secondFactor: z.literal('on').optional(), strict: z.literal('on').optional() })
